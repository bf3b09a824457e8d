"""A star brings the factory in; an attribute of a module names it, which is no import of the name."""

from app.core import database
from app.core.database import *  # expect: session-factory-imported


def start(queue) -> None:
    queue.start(AsyncSessionLocal)
    queue.start(database.SessionLocal)

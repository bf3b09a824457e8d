"""A star brings the factory in, and an attribute of a module names it; neither is an import of the name."""

from app.core import database
from app.core.database import *  # expect missing: session-factory-imported


def start(queue) -> None:
    queue.start(AsyncSessionLocal)
    queue.start(database.SessionLocal)

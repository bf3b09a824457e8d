"""What a request keeps for itself."""

from flask import g
from sqlalchemy.orm import Session

from app.core.places import engine


def begin() -> None:
    g.db_session = Session(engine)


def end() -> None:
    g.db_session.close()

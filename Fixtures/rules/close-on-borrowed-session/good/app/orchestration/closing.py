"""A function that is called what it does: whoever calls it has opened the session and wants it closed."""

from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session


def close_quietly(session: Session) -> None:
    try:
        session.close()
    except DBAPIError:
        print("the connection was gone already")


@contextmanager
def lent(engine):
    session = Session(engine)
    try:
        yield session
    finally:
        close_quietly(session)

"""Hands out the session that there is, or one of its own."""

from contextlib import contextmanager

from sqlalchemy.orm import Session, sessionmaker

SessionLocal = sessionmaker()


@contextmanager
def given_or_new(session: Session | None = None):
    if session is not None:
        yield session
        return
    with SessionLocal() as session:
        yield session

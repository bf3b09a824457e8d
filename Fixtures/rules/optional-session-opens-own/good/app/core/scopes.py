"""Hands out the session that there is, or one of its own: that is what it is for."""

from contextlib import contextmanager

from sqlalchemy.orm import Session

from app.core.database import SessionLocal


@contextmanager
def scope(session: Session | None = None):
    if session is not None:
        yield session
        return
    with SessionLocal() as session:
        yield session

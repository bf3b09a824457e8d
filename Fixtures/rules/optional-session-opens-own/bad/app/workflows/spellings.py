"""The test for a missing session is written in many ways."""

from typing import Optional

from sqlalchemy.orm import Session

from app.core.database import SessionLocal


def by_or(session: Optional[Session] = None) -> int:  # expect: optional-session-opens-own
    session = session or SessionLocal()  # expect: session-not-closed
    return len(session.new)


def by_not(db=None) -> int:  # expect: optional-session-opens-own
    if not db:
        db = SessionLocal()  # expect: session-not-closed
    return len(db.new)


def by_conditional(session: Session | None = None) -> int:  # expect: optional-session-opens-own
    opened = session if session is not None else SessionLocal()  # expect: session-not-closed
    return len(opened.new)


def by_else(session: Session = None) -> int:  # expect: optional-session-opens-own
    if session is not None:
        return len(session.new)
    else:
        with SessionLocal() as opened:
            return len(opened.new)


def by_early_return(session: Session | None = None) -> int:  # expect: optional-session-opens-own
    if session:
        return len(session.new)
    with SessionLocal() as opened:
        return len(opened.new)


def keyword_only(*, session: Session | None = None) -> int:  # expect: optional-session-opens-own
    opened = session or SessionLocal()  # expect: session-not-closed
    return len(opened.new)


def required_but_optional(session: Session | None) -> int:  # expect: optional-session-opens-own
    if session is None:
        session = SessionLocal()  # expect: session-not-closed
    return len(session.new)


def by_local_import(session: "Session | None" = None) -> int:  # expect: optional-session-opens-own
    from app.core import database

    session = session or database.SessionLocal()  # expect: session-not-closed
    return len(session.new)


def opened_at_import(session: Session = SessionLocal()) -> int:  # expect: optional-session-opens-own
    return len(session.new)

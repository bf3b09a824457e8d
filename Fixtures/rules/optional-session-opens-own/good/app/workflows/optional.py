"""Optional, but nothing is opened when it is missing."""

from sqlalchemy.orm import Session


def label(item, session: Session | None = None) -> str:
    if session is None:
        return "new"
    return "known" if item in session else "new"


def require(session: Session | None) -> Session:
    if session is None:
        raise ValueError("a session is needed here")
    return session


class Shelf:
    def __init__(self, session: Session | None = None, fallback: Session | None = None):
        self.session = session or fallback

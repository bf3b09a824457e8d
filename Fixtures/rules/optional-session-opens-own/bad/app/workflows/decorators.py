"""An inner function that keeps its session to itself is no decorator."""

from sqlalchemy.orm import Session

from app.core.database import SessionLocal


def counting(describe):
    def count(session: Session | None = None) -> str:  # expect: optional-session-opens-own
        if session is None:
            with SessionLocal() as own:
                return describe(len(own.new))
        return describe(len(session.new))

    return count

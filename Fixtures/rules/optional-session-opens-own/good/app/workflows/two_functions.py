"""An inner function opens, and the outer one's optional session has nothing to do with it."""

from sqlalchemy.orm import Session

from app.core.database import SessionLocal


def scheduled(session: Session | None = None):
    def run() -> int:
        with SessionLocal() as opened:
            return len(opened.new)

    return run if session is None else len(session.new)

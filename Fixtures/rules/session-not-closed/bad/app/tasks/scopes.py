"""What a session is handed to works with it, and leaves it open."""

from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session, sessionmaker

factory = sessionmaker(create_engine("postgresql://localhost/orchard"))


def mark(session: Session) -> None:
    session.execute(text("UPDATE trees SET ripe = false"))


def mark_one(*, session: Session, other: Session) -> None:
    session.execute(text("UPDATE trees SET ripe = false"))
    other.close()  # expect: close-on-borrowed-session


def harvest() -> None:
    session = factory()  # expect: session-not-closed
    mark(session)


def harvest_one(other: Session) -> None:
    session = factory()  # expect: session-not-closed, second-session-in-operation
    mark_one(session=session, other=other)

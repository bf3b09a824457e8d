"""A session is handed to what closes it, or comes of a registry that hands out one a thread."""

from collections.abc import Callable, Generator
from contextlib import contextmanager

from orchard.blocks import recorded
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session, scoped_session, sessionmaker

engine = create_engine("postgresql://localhost/orchard")
factory = sessionmaker(engine)


@contextmanager
def scope(*, session: Session | None = None, orchard=None) -> Generator[Session, None, None]:
    if session is None and orchard is not None:
        session = factory()
    if session is None:
        raise RuntimeError("no session")
    try:
        yield session
        session.commit()
    finally:
        session.close()


def harvest(make: Callable[[], Session]) -> None:
    with scope(session=make()) as session:
        session.execute(text("UPDATE trees SET ripe = false"))


def count() -> None:
    with scope(session=factory()) as session:
        session.execute(text("UPDATE trees SET counted = true"))


def count_elsewhere() -> None:
    with recorded(factory()) as session:
        session.execute(text("UPDATE trees SET counted = true"))


@contextmanager
def guard(session: Session, close: bool = True) -> Generator[Session, None, None]:
    try:
        yield session
        session.commit()
    finally:
        if close:
            session.close()


def prune_all(rows: list, session: Session) -> None:
    with guard(session):
        for row in rows:
            session.execute(text("UPDATE trees SET pruned = true WHERE name = :name"), {"name": row})


def prune(rows: list) -> None:
    session = factory()
    prune_all(rows, session)


class Orchard:
    def __init__(self, url: str) -> None:
        self.sessions: scoped_session | None = None
        self.open(url)

    def open(self, url: str) -> None:
        self.sessions = scoped_session(sessionmaker(create_engine(url)))

    def session(self) -> Session:
        if self.sessions is None:
            raise RuntimeError("closed")
        return self.sessions()

    def trees(self) -> list:
        session = self.session()
        return list(session.execute(text("SELECT name FROM trees")).scalars())

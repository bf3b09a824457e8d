"""Two sessions of a registry that hands out one a thread are one session."""

from contextlib import contextmanager, nullcontext

from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session, scoped_session, sessionmaker


class Parcels:
    def __init__(self, url: str) -> None:
        self.sessions = scoped_session(sessionmaker(create_engine(url)))

    def session(self) -> Session:
        return self.sessions()

    @contextmanager
    def transaction(self):
        session = self.session()
        with session.begin():
            yield session

    def move(self, is_nested: bool) -> None:
        session = self.session()
        with nullcontext() if is_nested else self.transaction():
            session.execute(text("UPDATE parcels SET moved = true"))

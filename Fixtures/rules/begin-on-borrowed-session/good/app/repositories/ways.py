import contextlib

from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker


def engine(engine: Engine, loan):
    with engine.begin() as connection:
        connection.execute(loan)


@contextlib.contextmanager
def unit_of_work(session: Session):
    with session.begin():
        yield session


def in_transaction(session: Session, work):
    with session.begin():
        return work(session)


def savepoint(session: Session, loan):
    with session.begin_nested():
        session.add(loan)


class Loans:
    """Who is given an engine has a connection of it to himself."""

    def __init__(self, engine: Engine):
        self.engine = engine

    def add(self, loan):
        with self.engine.connect() as connection:
            with connection.begin():
                connection.execute(loan)

    def add_by_hand(self, loan):
        with self.engine.connect() as connection:
            transaction = connection.begin()
            connection.execute(loan)
            transaction.commit()

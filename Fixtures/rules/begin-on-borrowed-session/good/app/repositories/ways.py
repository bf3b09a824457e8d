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

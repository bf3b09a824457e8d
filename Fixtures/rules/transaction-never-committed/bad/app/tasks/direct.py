"""Writes in the function itself."""

from contextlib import contextmanager

from sqlalchemy import create_engine, delete, insert, update
from sqlalchemy.orm import Session, sessionmaker

from app.core.database import SessionLocal, reading
from app.models.stock import Item, Shelf

engine = create_engine("sqlite://")
Local = sessionmaker(bind=engine)


def add_shelf(name):
    with Local() as session:  # expect: transaction-never-committed "`add_shelf` writes to it"
        shelf = Shelf(name=name)
        session.add(shelf)
        session.flush()
        return shelf.id


def close_by_hand(shelf):
    session = SessionLocal()  # expect: transaction-never-committed
    try:
        session.delete(shelf)
    finally:
        session.close()


def by_statement(name):
    with Session(engine) as session:  # expect: transaction-never-committed
        session.execute(update(Item).where(Item.shelf == name).values(amount=0))


def by_statement_in_a_variable(name):
    statement = delete(Item).where(Item.shelf == name)
    with Session(engine) as session:  # expect: transaction-never-committed
        session.execute(statement)


def many(rows):
    with Session(engine) as session:  # expect: transaction-never-committed
        session.execute(insert(Item), rows)


def rolls_back_on_errors(shelf):
    session = Local()  # expect: transaction-never-committed
    try:
        session.add(shelf)
        session.flush()
    except ValueError:
        session.rollback()
        raise
    finally:
        session.close()


def in_a_block_that_does_not_commit(shelf):
    with reading() as session:  # expect: transaction-never-committed
        session.add(shelf)


@contextmanager
def opened():
    session = Local()
    try:
        yield session
    finally:
        session.close()


def in_a_block_of_this_file(shelf):
    with opened() as session:  # expect: transaction-never-committed
        session.merge(shelf)


def behind_a_helper(shelf):
    with Local() as session:  # expect: transaction-never-committed "`_write` writes to it"
        _prepare(session, shelf)


def _prepare(session: Session, shelf):
    shelf.name = shelf.name.strip()
    _write(session, shelf)


def _write(session: Session, shelf):
    session.add(shelf)
    session.flush()


def another_one_commits(shelf):
    with Local() as session:  # expect: transaction-never-committed
        session.add(shelf)
        _note("shelf added")  # expect: second-session-in-operation


def _note(text):
    with Local() as session:
        session.add(Item(text=text))
        session.commit()


class Counted(Session):
    def __enter__(self):
        self.count = 0
        return super().__enter__()


def with_a_session_of_our_own(shelf):
    with Counted(engine) as session:  # expect: transaction-never-committed
        session.add(shelf)

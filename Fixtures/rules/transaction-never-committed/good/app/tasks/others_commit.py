"""Somebody commits, or may."""

from outside import persist
from sqlalchemy import create_engine
from sqlalchemy.orm import Session, sessionmaker

from app.core.database import AsyncSessionLocal, SessionLocal, operation, trusting, writing

engine = create_engine("sqlite://")
Local = sessionmaker(bind=engine)


def in_a_block_that_commits(shelf):
    with writing() as session:
        session.add(shelf)


async def in_an_operation(shelf):
    async with operation() as session:
        session.add(shelf)


def in_a_trusting_block(shelf):
    with trusting() as session:
        session.add(shelf)


def begun_by_the_factory(shelf):
    with Local.begin() as session:
        session.add(shelf)


def begun_by_the_session(shelf):
    with Local() as session:
        with session.begin():
            session.add(shelf)


async def begun_at_once(shelf):
    async with AsyncSessionLocal() as session, session.begin():
        session.add(shelf)


def by_a_helper(shelf):
    with Local() as session:
        session.add(shelf)
        finish(session)


def finish(s):
    s.commit()


def by_an_object(shelf):
    with Local() as session:
        book = Book(session)
        book.add(shelf)
        book.end()


class Book:
    def __init__(self, session):
        self.anything = session

    def add(self, shelf):
        self.anything.add(shelf)

    def end(self):
        self.anything.commit()


def by_somebody_else(shelf):
    with Local() as session:
        session.add(shelf)
        persist(session)


def by_a_function_that_is_given(shelf, end):
    with Local() as session:
        session.add(shelf)
        end(session)


def on_one_path_only(shelf, is_trial):
    with Local() as session:
        session.add(shelf)
        if not is_trial:
            session.commit()


def trial(shelf):
    with Local() as session:
        session.add(shelf)
        session.flush()
        session.rollback()


def keeps_it(holder, shelf):
    session = Local()
    session.add(shelf)
    holder.session = session


def hands_it_out(shelf):
    session = Local()
    session.add(shelf)
    return session


def closes_over_it(shelf):
    session = Local()
    session.add(shelf)

    def end():
        session.commit()

    return end


def for_its_connection(shelf):
    with Local() as session:
        session.add(shelf)
        session.connection().commit()


def reads(name):
    with Local() as session:
        return session.query(name).all()


def reads_by_a_helper(name):
    with Local() as session:
        return _find(session, name)


def _find(session: Session, name):
    return session.query(name).first()


class Saved(Session):
    def __exit__(self, *error):
        self.commit()
        super().__exit__(*error)


def with_a_session_of_our_own(shelf):
    with Saved(engine) as session:
        session.add(shelf)

"""A factory that comes out of a function together with its engine, and a generator that reads it as a global."""

from collections.abc import Generator
from contextlib import contextmanager

from sqlalchemy import create_engine
from sqlalchemy.orm import Session, sessionmaker


def connected(url: str):
    engine = create_engine(url)
    return sessionmaker(engine), engine


SessionLocal, engine = connected("sqlite://")


@contextmanager
def visit_context() -> Generator[Session, None, None]:
    global SessionLocal
    session = SessionLocal()
    try:
        yield session
    finally:
        session.close()

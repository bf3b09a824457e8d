"""What opens with a factory that is known by its name alone is no surer than that name."""

from collections.abc import Iterator
from contextlib import contextmanager

from library.setup import start
from sqlalchemy.orm import Session

SessionLocal, engine = start("sqlite:///library.db")


@contextmanager
def visit() -> Iterator[Session]:  # expect-fact: likely opens(opened), likely closes(opened)
    db = SessionLocal()
    try:
        yield db
    finally:
        db.close()


def enter():  # expect-fact: likely opens(opened), likely commits(opened), likely closes(opened)
    with visit() as db:
        db.commit()

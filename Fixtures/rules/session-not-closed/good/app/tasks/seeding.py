"""A session for the connection that a migration runs on takes none from a pool."""

from alembic import op
from sqlalchemy import text
from sqlalchemy.orm import Session


def seed(name: str) -> None:
    session = Session(bind=op.get_bind())
    session.execute(text("select 1"))
    session.commit()


def unseed() -> None:
    session = Session(op.get_bind())
    session.execute(text("select 2"))
    session.commit()

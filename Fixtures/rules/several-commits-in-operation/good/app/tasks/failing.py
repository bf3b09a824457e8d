"""What a callee commits before it lets an error rise is not followed by anything of its caller."""

from app.core.database import SessionLocal
from app.core.steps import note, read, settle


def close_quarter():
    with SessionLocal() as db:
        read(db, "orders")
        settle(db)


def close_year(db):
    try:
        db.flush()
    except ValueError:
        note(db, "failed")
        raise

"""A generator of another package, which is known by its name alone: likely."""

from sessions_of_others.database import get_db


def last(table):
    db = next(get_db())  # expect: session-generator-driven-by-hand
    return db.get(table, 1)


def entered(table):
    """It may be a context manager."""
    with get_db() as db:
        return db.get(table, 1)

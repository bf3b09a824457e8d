"""The common case: SQL text ends a transaction that the session believes to be open."""

from sqlalchemy import text
from sqlalchemy.orm import Session


def close_year(session: Session, year: int) -> None:
    session.execute(text("update accounts set closed = true where year = :year"), {"year": year})
    session.execute(text("COMMIT"))  # expect: raw-transaction-sql "`COMMIT`"

"""The common case: the owner of the session ends the transaction through the session."""

from sqlalchemy import text
from sqlalchemy.orm import Session


def close_year(session: Session, year: int) -> None:
    session.execute(text("update accounts set closed = true where year = :year"), {"year": year})
    session.commit()

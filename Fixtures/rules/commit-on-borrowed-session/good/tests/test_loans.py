"""Tests are left out."""

from sqlalchemy.orm import Session


def test_lend(session: Session) -> None:
    session.commit()

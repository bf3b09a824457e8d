"""Tests are left out."""

from sqlalchemy import text


def test_commit(session):
    session.execute(text("COMMIT"))

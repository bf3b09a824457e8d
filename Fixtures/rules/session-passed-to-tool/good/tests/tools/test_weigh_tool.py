"""Tests are left out."""

from sqlalchemy.orm import Session


def create_fake_tools(session: Session) -> list:
    return [session]

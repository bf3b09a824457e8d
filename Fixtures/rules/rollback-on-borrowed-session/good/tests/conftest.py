"""A fixture of a test suite rolls back after each test."""

import pytest

from app.core.database import SessionLocal


@pytest.fixture
def session():
    opened = SessionLocal()
    yield opened
    opened.rollback()
    opened.close()

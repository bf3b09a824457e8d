"""What pytest hands to tests is for tests, in whatever folder."""

import pytest
from sqlalchemy.orm import Session


@pytest.fixture
def db_session(engine):
    session = Session(bind=engine)
    yield session
    session.close()

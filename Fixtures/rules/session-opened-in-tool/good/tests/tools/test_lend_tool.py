"""A test of a tool opens what it needs."""

from app.core.database import SessionLocal
from app.tools.lend_tool import LendTool


def test_lend():
    with SessionLocal() as session:
        assert LendTool(session)

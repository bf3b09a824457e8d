"""Tests are left out."""

from crewai.tools import BaseTool

from app.core.database import SessionLocal


class FakeTool(BaseTool):
    def _run(self) -> str:
        with SessionLocal() as session:
            return str(session.is_active)

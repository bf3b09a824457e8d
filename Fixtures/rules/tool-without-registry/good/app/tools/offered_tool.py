"""Whether a tool is offered is asked of its class, which is lent a session for that. The tool has none."""

from crewai.tools import BaseTool
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.services.beds import Switch


class RakeTool(BaseTool):
    @classmethod
    def is_offered(cls, db: Session) -> bool:
        return db.scalar(select(Switch.is_on)) is True  # expect: query-in-tool

    @staticmethod
    def count(db: Session) -> int:
        return len(db.scalars(select(Switch)).all())  # expect: query-in-tool

    def _run(self, bed_id: int) -> str:
        return f"bed {bed_id} is raked"

"""The entry method reaches the session through a helper method, or through an attribute."""

from langchain_core.tools import BaseTool

from app.core.database import SessionLocal
from app.services.beds import BedService


class WaterTool(BaseTool):  # expect: tool-without-registry
    def __init__(self, context: dict):
        super().__init__()
        self._context = context

    def _run(self, bed_id: int) -> str:
        return self._with_session(bed_id)

    def _with_session(self, bed_id: int) -> str:
        with SessionLocal() as session:  # expect: session-opened-in-tool
            return BedService(session, self._context).water(bed_id)


class SprayTool(BaseTool):  # expect: tool-without-registry
    def __init__(self):
        super().__init__()
        self._db = SessionLocal()  # expect: session-opened-in-tool

    def _run(self, bed_id: int) -> str:
        return BedService(self._db, None).spray(bed_id)

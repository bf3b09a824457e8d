"""Outside any folder of tools, the base class is enough."""

from crewai.tools import BaseTool

from app.core.database import SessionLocal
from app.services.beds import BedService


class HarvestTool(BaseTool):  # expect: tool-without-registry
    def _run(self, bed_id: int) -> str:
        with SessionLocal() as session:  # expect: session-opened-in-tool
            return BedService(session, None).harvest(bed_id)

"""The base class is one step away, or a stub stands in for it where the library is missing."""

from app.core.database import SessionLocal
from app.services.beds import BedService

try:
    from crewai.tools import BaseTool
except ImportError:

    class BaseTool:
        """Stands in for the real one."""


class GardenTool(BaseTool):
    def describe(self) -> str:
        return type(self).__name__


class RakeTool(GardenTool):  # expect: tool-without-registry
    def _run(self, bed_id: int) -> str:
        with SessionLocal() as session:  # expect: session-opened-in-tool
            return BedService(session, None).rake(bed_id)


class BedMonitor(GardenTool):  # expect: tool-without-registry
    def _run(self, bed_id: int) -> str:
        session = SessionLocal()  # expect: session-opened-in-tool
        return BedService(session, None).state(bed_id)

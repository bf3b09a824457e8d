"""Tools for the agent that looks after the boats."""

from crewai.tools import BaseTool, tool
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.context import RequestContext
from app.core.database import AsyncSessionLocal
from app.services.repairs import RepairService
from app.tools.booking_tool import BookBoatTool


# expect(+1): tool-without-registry
class ListRepairsTool(BaseTool):
    name: str = "list_repairs"
    description: str = "List what has to be mended"

    # expect(+1): session-passed-to-tool
    def __init__(self, session: AsyncSession):
        super().__init__()
        self._session = session

    async def _arun(self) -> str:
        waiting = len(self._session.new)
        # expect(+1): close-on-borrowed-session
        await self._session.close()
        return f"{waiting} waiting"


# expect(+1): tool-factory-without-registry
def create_repair_tools(context: RequestContext) -> list:
    @tool("report_damage")
    async def report_damage(boat_id: int, what: str) -> str:
        """Report a damaged boat."""
        # expect(+1): session-opened-in-tool
        db = AsyncSessionLocal()
        try:
            repair = await RepairService(db, context).report(boat_id, what)  # expect: service-built-in-tool
            await db.commit()
            return f"repair {repair.id}"
        finally:
            await db.close()

    return [report_damage, BookBoatTool(context)]

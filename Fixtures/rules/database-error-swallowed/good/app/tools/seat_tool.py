from crewai.tools import BaseTool
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession


class SeatTool(BaseTool):
    def __init__(self, registry, db: AsyncSession):  # expect: session-passed-to-tool
        self.registry = registry
        self.db = db

    async def _arun(self, seat: str) -> dict:
        try:
            await self.db.flush()
        except Exception as error:
            await self.registry.record_tool_operation("seat", "sell", seat, success=False)
            return {"error": str(error)}
        return {"seat": seat}

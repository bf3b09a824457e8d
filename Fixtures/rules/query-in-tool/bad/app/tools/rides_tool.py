"""The common case: the tool asks the database itself, with the session behind its registry."""

from crewai.tools import BaseTool
from sqlalchemy import text

from app.services.registry import ServiceRegistry


class RidesTool(BaseTool):
    def __init__(self, registry: ServiceRegistry):
        super().__init__()
        self._registry = registry

    async def _arun(self, bike_id: int) -> str:
        rows = await self._registry.db.execute(  # expect: query-in-tool
            text("select count(*) from rides where bike_id = :bike_id"), {"bike_id": bike_id}
        )
        return str(rows.scalar_one())

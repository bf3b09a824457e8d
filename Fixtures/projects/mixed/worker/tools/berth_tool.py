"""Lets the harbour master's agent look for a free berth."""

from crewai.tools import BaseTool
from sqlalchemy import text

from worker.core.registry import ServiceRegistry


class FreeBerthTool(BaseTool):
    def __init__(self, registry: ServiceRegistry):
        super().__init__()
        self._registry = registry

    async def _arun(self, length: float) -> str:
        # expect(+1): query-in-tool
        rows = await self._registry.db.execute(text("select name from berths where length > :n"), {"n": length})
        return str(rows.scalars().all())

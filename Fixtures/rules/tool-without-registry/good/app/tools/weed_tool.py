"""A delegate without a base does the work of a tool, on a session that it is given."""

from crewai.tools import BaseTool
from sqlalchemy.ext.asyncio import AsyncSession

from app.services.beds import BedService
from app.services.registry import ServiceRegistry


class WeedToolImpl:
    def __init__(self, db: AsyncSession):  # expect: service-signature-not-injectable
        self.db = db

    async def weed(self, bed_id: int) -> str:
        return await BedService(self.db, None).weed(bed_id)


class WeedTool(BaseTool):
    def __init__(self, registry: ServiceRegistry):
        super().__init__()
        self._registry = registry

    async def _arun(self, bed_id: int) -> str:
        return await self._registry.get_service(WeedToolImpl).weed(bed_id)

"""The common case: the service hands out a schema."""

from crewai.tools import BaseTool

from app.schemas.exhibit import ExhibitRead
from app.services.exhibits import ExhibitService
from app.services.registry import ServiceRegistry


class FindTool(BaseTool):
    def __init__(self, registry: ServiceRegistry):
        super().__init__()
        self._registry = registry

    async def _arun(self, number: str) -> str:
        exhibit: ExhibitRead = await self._registry.get_service(ExhibitService).find(number)
        return exhibit.title

"""The common case: a tool knows a table, so that it can ask for rows of it."""

from crewai.tools import BaseTool

from app.models.exhibit import Exhibit  # expect: model-imported-in-tool "`Exhibit` from `app.models.exhibit`"
from app.services.exhibits import ExhibitService
from app.services.registry import ServiceRegistry


class FindTool(BaseTool):
    def __init__(self, registry: ServiceRegistry):
        super().__init__()
        self._registry = registry

    async def _arun(self, number: str) -> str:
        exhibit: Exhibit = await self._registry.get_service(ExhibitService).find(number)
        return exhibit.title

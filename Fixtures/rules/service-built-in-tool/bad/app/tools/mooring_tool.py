"""The common case: the tool builds its service for every call."""

from crewai.tools import BaseTool

from app.services.moorings import MooringService


class MooringTool(BaseTool):
    name: str = "free_mooring"
    description: str = "Find a free mooring"

    def __init__(self, context, registry):
        super().__init__()
        self._context = context
        self._registry = registry

    async def _arun(self, size: int) -> str:
        service = MooringService(self._registry.db, self._context)  # expect: service-built-in-tool "builds `MooringService` anew for every call"
        return str(await service.free(size))

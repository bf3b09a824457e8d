"""The common case: the tool asks the registry for the service of this operation."""

from crewai.tools import BaseTool

from app.services.moorings import MooringService


class MooringTool(BaseTool):
    name: str = "free_mooring"
    description: str = "Find a free mooring"

    def __init__(self, registry):
        super().__init__()
        self._registry = registry

    async def _arun(self, size: int) -> str:
        service = self._registry.get_service(MooringService)
        return str(await service.free(size))

"""A tool on a registry."""

from crewai.tools import BaseTool

from app.services.registry import ServiceRegistry


class BerthTool(BaseTool):
    def __init__(self, registry: ServiceRegistry):
        super().__init__()
        self._registry = registry

    async def _arun(self) -> str:
        return str(await self._registry.get_service("berths").free())

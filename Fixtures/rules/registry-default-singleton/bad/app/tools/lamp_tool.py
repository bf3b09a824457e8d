"""The common case: a tool that is built without a registry falls back to one that all requests share."""

from crewai.tools import BaseTool

from app.services.lamps import LampService
from app.services.registry import ServiceRegistry


class LampTool(BaseTool):
    def __init__(self, registry: ServiceRegistry = ServiceRegistry.shared):  # expect: registry-default-singleton "`registry`"
        super().__init__()
        self._registry = registry

    async def _arun(self, street: str) -> str:
        return await self._registry.get_service(LampService).repair(street)

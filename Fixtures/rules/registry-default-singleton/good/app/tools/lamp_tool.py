"""The common case: each caller passes the registry of its own operation."""

from crewai.tools import BaseTool

from app.services.lamps import LampService
from app.services.registry import ServiceRegistry


class LampTool(BaseTool):
    def __init__(self, registry: ServiceRegistry):
        super().__init__()
        self._registry = registry

    async def _arun(self, street: str) -> str:
        return await self._registry.get_service(LampService).repair(street)

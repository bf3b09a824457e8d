"""A tool that works through a service it is built with; see the factories."""

from crewai.tools import BaseTool

from app.services.registry import ServiceRegistry


class BoatTool(BaseTool):
    def __init__(self, registry: ServiceRegistry):
        super().__init__()
        self._registry = registry

    async def _arun(self, boat_id: int) -> str:
        return str(await self._registry.get_service("boats").find(boat_id))

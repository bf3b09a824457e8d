"""The common case: the service has the query, and the tool has the service."""

from crewai.tools import BaseTool

from app.services.registry import ServiceRegistry
from app.services.rides import RideService


class RidesTool(BaseTool):
    def __init__(self, registry: ServiceRegistry):
        super().__init__()
        self._registry = registry

    async def _arun(self, bike_id: int) -> str:
        return str(await self._registry.get_service(RideService).count(bike_id))

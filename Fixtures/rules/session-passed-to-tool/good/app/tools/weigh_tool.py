"""The common case: a tool takes the registry and asks it for the service."""

from crewai.tools import BaseTool

from app.services.registry import ServiceRegistry
from app.services.weighing import WeighingService


class WeighTool(BaseTool):
    name: str = "weigh"
    description: str = "Note the weight of a parcel"

    def __init__(self, registry: ServiceRegistry):
        super().__init__()
        self._registry = registry

    async def _arun(self, parcel_id: int, grams: int) -> str:
        weighing = self._registry.get_service(WeighingService)
        await weighing.note(parcel_id, grams)
        return "noted"

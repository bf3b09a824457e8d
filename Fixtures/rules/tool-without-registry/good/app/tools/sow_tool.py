"""The common case: the tool takes the registry."""

from crewai.tools import BaseTool

from app.services.registry import ServiceRegistry
from app.services.seeds import SeedService


class SowTool(BaseTool):
    name: str = "sow"
    description: str = "Sow seeds in a bed"

    def __init__(self, registry: ServiceRegistry):
        super().__init__()
        self._registry = registry

    async def _arun(self, bed_id: int, species: str) -> str:
        await self._registry.get_service(SeedService).sow(bed_id, species)
        return "sown"

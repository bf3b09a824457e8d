"""As it is declared."""

from crewai.tools import BaseTool

from app.services.kilns import KilnService
from app.services.registry import ServiceRegistry


class KilnTool(BaseTool):
    name: str = "kiln"
    description: str = "Fires a kiln"

    def __init__(self, registry: ServiceRegistry):
        super().__init__()
        self.registry = registry

    async def _arun(self, kiln: str, degrees: int):
        kilns = self.registry.get_service(KilnService)
        return await kilns.fire(kiln, degrees)

    async def _directly(self, kiln: str):
        return await self.registry.get_service(KilnService).fire(kiln, 20)

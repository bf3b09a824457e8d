"""The common case: copied from a guide whose registry is another one."""

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
        kilns = await self.registry.get_service(KilnService)  # expect: get-service-await-mismatch "`self.registry.get_service` is awaited, and `ServiceRegistry.get_service` is no coroutine"
        return await kilns.fire(kiln, degrees)

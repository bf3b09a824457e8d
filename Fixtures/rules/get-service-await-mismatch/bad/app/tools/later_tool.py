"""Too few: bound, kept, used at once."""

from crewai.tools import BaseTool

from app.services.kilns import KilnService
from app.services.later import LaterRegistry


class LaterTool(BaseTool):
    def __init__(self, registry: LaterRegistry):
        super().__init__()
        self.registry = registry
        self.kilns = registry.get_service(KilnService)  # expect: get-service-await-mismatch "is not awaited"

    async def _arun(self, kiln: str):
        kilns = self.registry.get_service(KilnService)  # expect: get-service-await-mismatch "`self.registry.get_service` is not awaited, and `LaterRegistry.get_service` is a coroutine"
        return await kilns.fire(kiln, 900)

    async def _at_once(self, kiln: str):
        return await self.registry.get_service(KilnService).fire(kiln, 20)  # expect: get-service-await-mismatch

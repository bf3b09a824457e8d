"""Without a type, in brackets, in a helper of the same file."""

from crewai.tools import BaseTool

from app.services.kilns import KilnService


class CoolingTool(BaseTool):
    def __init__(self, registry):
        super().__init__()
        self._registry = registry

    async def _arun(self, kiln: str):
        return await (await self._registry.get_service(KilnService)).fire(kiln, 20)  # expect: get-service-await-mismatch


async def heat(registry, kiln: str):
    service = await registry.get_service(KilnService)  # expect: get-service-await-mismatch
    return await service.fire(kiln, 900)

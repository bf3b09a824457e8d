"""Asks for services."""

from crewai.tools import BaseTool

from app.services.berths import BerthService
from app.services.others import BareBoats, Diary, TurnedRound
from app.services.registry import ServiceRegistry


class BerthTool(BaseTool):
    def __init__(self, registry: ServiceRegistry):
        super().__init__()
        self._registry = registry

    async def _arun(self, size: int) -> str:
        self._registry.get_service(Diary)
        self._registry.get_service(BareBoats)
        self._registry.get_service(TurnedRound)
        return str(await self._registry.get_service(BerthService).free(size))

"""Asks for services; other things have a method of that name, too."""

from crewai.tools import BaseTool

from app.core.consul import Consul, Entry
from app.services.berths import BerthService
from app.services.others import ForeignService, NightBerthService, OpenService, PriceService
from app.services.registry import ServiceRegistry


class BerthTool(BaseTool):
    def __init__(self, registry: ServiceRegistry, consul: Consul):
        super().__init__()
        self._registry = registry
        self._consul = consul

    async def _arun(self, size: int) -> str:
        for service in (PriceService, OpenService, NightBerthService, ForeignService):
            self._registry.get_service(service)
        self._registry.get_service(NightBerthService)
        self._registry.get_service(ForeignService)
        self._registry.get_service(PriceService)
        self._consul.get_service(Entry)
        return str(await self._registry.get_service(BerthService).free(size))

"""A service that makes a registry of its own, below the orchestrator; a class that opens what it needs."""

from app.core.database import AsyncSessionLocal
from app.services.base import ServiceBase
from app.services.moorings import MooringService
from app.services.registry import ServiceRegistry


class WinterService(ServiceBase):
    async def lay_up(self, boat):
        async with ServiceRegistry(self.db, self.context) as registry:  # expect: service-built-in-tool
            return await registry.get_service(MooringService).free(boat)


class PriceService:
    async def price(self, boat):
        async with AsyncSessionLocal() as session:  # expect: session-opened-in-service
            return await session.scalar(boat)

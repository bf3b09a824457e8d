"""A service that makes a registry of its own, below the orchestrator; classes that open what they need."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

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


class IceService:
    def __init__(self, engine: AsyncEngine):
        self.engine = engine

    async def clear(self, berth):
        async with self.engine.begin() as connection:
            await connection.execute(text("update berth set ice = false where id = :id"), {"id": berth})

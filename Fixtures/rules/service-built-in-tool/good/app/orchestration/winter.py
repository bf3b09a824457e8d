"""Those who own the session build what they need."""

from app.core.database import AsyncSessionLocal
from app.services.moorings import BoatRepository, MooringService
from app.services.registry import ServiceRegistry


class WinterOrchestrator:
    async def lay_up(self, context, boat):
        async with AsyncSessionLocal() as db, ServiceRegistry(db, context) as registry:
            boats = BoatRepository(db)
            moorings = MooringService(db, context)
            return boats, moorings, registry.get_service(MooringService), boat

"""The orchestrator opens one session for all services of one operation."""

from app.core.database import AsyncSessionLocal
from app.services.seeds import SeedService


class IntakeOrchestrator:
    async def take_in(self, deliveries, context) -> None:
        async with AsyncSessionLocal() as db:
            seeds = SeedService(db, context)
            for species, grams in deliveries:
                await seeds.store(species, grams)
            await db.commit()

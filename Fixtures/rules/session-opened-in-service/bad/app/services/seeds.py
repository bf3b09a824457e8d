"""The common case: a service opens a session of its own and commits it."""

from app.core.database import AsyncSessionLocal
from app.models.batch import Batch


class SeedService:
    async def store(self, species: str, grams: int) -> int:
        async with AsyncSessionLocal() as session:  # expect: session-opened-in-service "`SeedService.store`"
            batch = Batch(species=species, grams=grams)
            session.add(batch)
            await session.commit()
            return batch.id

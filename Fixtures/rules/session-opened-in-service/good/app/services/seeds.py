"""The common case: a service works with the session of its caller."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.models.batch import Batch


class SeedService:
    def __init__(self, db: AsyncSession, context):
        self.db = db
        self.context = context

    async def store(self, species: str, grams: int) -> int:
        batch = Batch(species=species, grams=grams)
        self.db.add(batch)
        await self.db.flush()
        return batch.id

"""The common case: a repository is built on the session of its caller."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.models.bike import Bike


class BikeRepository:
    def __init__(self, db: AsyncSession):
        self.db = db

    async def find(self, bike_id: int) -> Bike | None:
        return await self.db.get(Bike, bike_id)

"""The common case: a repository opens a session for each call."""

from app.core.database import AsyncSessionLocal
from app.models.bike import Bike


class BikeRepository:
    async def find(self, bike_id: int) -> Bike | None:
        async with AsyncSessionLocal() as session:  # expect: session-opened-in-repository "`BikeRepository.find`"
            return await session.get(Bike, bike_id)

"""A worker opens the session and lends it to the repository."""

from app.core.database import AsyncSessionLocal
from app.repositories.bikes import BikeRepository


async def check_bikes(ctx, bike_ids) -> None:
    async with AsyncSessionLocal() as session:
        bikes = BikeRepository(session)
        for bike_id in bike_ids:
            await bikes.find(bike_id)
        await session.commit()

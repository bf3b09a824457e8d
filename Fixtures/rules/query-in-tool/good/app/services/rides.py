"""Services and repositories ask the database."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models.ride import Ride


class RideService:
    def __init__(self, db: AsyncSession, context):
        self.db = db
        self.context = context

    async def count(self, bike_id: int) -> int:
        statement = select(func.count()).where(Ride.bike_id == bike_id)
        return (await self.db.execute(statement)).scalar_one()

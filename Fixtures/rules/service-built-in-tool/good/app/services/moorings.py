"""Services and a repository of the harbour."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.services.base import ServiceBase


class MooringService(ServiceBase):
    async def free(self, size):
        return await self.db.scalar(size)


class DuesKeeper(ServiceBase):
    async def owed(self, boat):
        return await self.db.scalar(boat)


class BoatRepository:
    def __init__(self, session: AsyncSession):
        self.session = session


class BuoyManager:
    def __init__(self, db: AsyncSession):
        self.db = db

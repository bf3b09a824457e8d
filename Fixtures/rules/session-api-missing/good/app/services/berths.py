from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models import Berth


class BerthRepository:
    def __init__(self, db: AsyncSession):
        self.db = db

    async def free(self, length: int) -> list[Berth]:
        return list(await self.db.scalars(select(Berth).where(Berth.length >= length)))


class BerthService:
    def __init__(self, db: AsyncSession, context):
        self.db = db
        self.context = context
        self.berths = BerthRepository(db)

    async def book(self, ship: str, length: int) -> Berth | None:
        for berth in await self.berths.free(length):
            berth.ship = ship
            await self.db.flush()
            return berth
        return None

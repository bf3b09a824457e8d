"""Assigns berths."""

from sqlalchemy.ext.asyncio import AsyncSession


class BerthService:
    def __init__(self, db: AsyncSession):
        self.db = db

    async def assign(self, berth, boat) -> None:
        berth.boat_id = boat.id
        await self.db.commit()  # expect: commit-on-borrowed-session "`self.db`"

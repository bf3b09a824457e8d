"""Adds a booking whenever it is asked to."""

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from app.models import Booking


class BerthService:
    def __init__(self, db: AsyncSession, context):
        self.db = db
        self.context = context

    async def book(self, berth: str):
        booking = Booking(berth)
        self.db.add(booking)
        await self.db.flush()
        return booking

    async def book_all(self, berths: list[str]):
        await self.db.execute(insert(Booking).values([{"berth": berth} for berth in berths]))

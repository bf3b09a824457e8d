"""Adds a booking once."""

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from app.models import Booking


class BerthService:
    def __init__(self, db: AsyncSession, context):
        self.db = db
        self.context = context

    async def book(self, berth: str, idempotency_key: str):
        booking = Booking(berth, idempotency_key)
        self.db.add(booking)
        return booking

    async def book_if_free(self, berth: str):
        found = (await self.db.scalars(select(Booking).where(Booking.berth == berth))).one_or_none()
        if found is None:
            found = Booking(berth)
            self.db.add(found)
        return found

    async def book_all(self, berths: list[str]):
        statement = insert(Booking).values([{"berth": berth} for berth in berths])
        await self.db.execute(statement.on_conflict_do_nothing())

    async def book_again(self, berth: str):
        self.db.add(Booking(berth))

    async def move(self, booking: Booking, berth: str):
        booking.berth = berth
        await self.db.flush()

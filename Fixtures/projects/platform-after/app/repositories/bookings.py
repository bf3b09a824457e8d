"""Bookings in the database."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.context import RequestContext
from app.models.boathouse import Boat, Booking


class BookingRepository:
    def __init__(self, db: AsyncSession, context: RequestContext):
        self.db = db
        self.context = context

    async def create(self, booking: Booking) -> Booking:
        self.db.add(booking)
        await self.db.flush()
        return booking

    async def on_day(self, boat_id: int, day: date) -> Booking | None:
        statement = select(Booking).where(
            Booking.client_account_id == self.context.client_account_id,
            Booking.boat_id == boat_id,
            Booking.day == day,
        )
        return (await self.db.execute(statement)).scalar_one_or_none()

    async def boat_called(self, name: str) -> Boat:
        statement = select(Boat).where(
            Boat.client_account_id == self.context.client_account_id, Boat.name == name
        )
        return (await self.db.execute(statement)).scalar_one()

"""Bookings in the database."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.context import RequestContext
from app.models.boathouse import Booking


class BookingRepository:
    def __init__(self, db: AsyncSession, context: RequestContext):
        self.db = db
        self.context = context

    # expect(+1): commit-flag-defaults-true
    async def create(self, booking: Booking, commit: bool = True) -> Booking:
        self.db.add(booking)
        if commit:
            await self.db.commit()
        else:
            await self.db.flush()
        return booking

    async def on_day(self, boat_id: int, day: date) -> Booking | None:
        statement = select(Booking).where(
            Booking.client_account_id == self.context.client_account_id,
            Booking.boat_id == boat_id,
            Booking.day == day,
        )
        return (await self.db.execute(statement)).scalar_one_or_none()

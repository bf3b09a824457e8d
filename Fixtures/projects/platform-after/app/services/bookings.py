"""Books boats; the session is the caller's, and so is the commit."""

from datetime import date

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.context import RequestContext
from app.core.journal import Journal
from app.models.boathouse import Booking
from app.repositories.bookings import BookingRepository
from app.schemas.booking import BookingCreate
from app.services.base import ServiceBase


class BoatTaken(Exception):
    pass


class BookingService(ServiceBase):
    def __init__(self, db: AsyncSession, context: RequestContext):
        super().__init__(db, context)
        self.bookings = BookingRepository(db, context)
        self.journal = Journal(db, context)

    async def book(self, wish: BookingCreate) -> Booking:
        if await self.bookings.on_day(wish.boat_id, wish.day):
            raise BoatTaken(wish.boat_id)
        booking = Booking(client_account_id=self.context.client_account_id, **wish.model_dump())
        try:
            async with self.db.begin_nested():
                await self.bookings.create(booking)
        except IntegrityError as error:
            raise BoatTaken(wish.boat_id) from error
        return booking

    async def book_by_name(self, boat: str, member: str, day: date) -> Booking:
        found = await self.bookings.boat_called(boat)
        return await self.book(BookingCreate(boat_id=found.id, member=member, day=day))

    async def cancel(self, booking: Booking) -> None:
        await self.db.delete(booking)
        await self.journal.note(f"cancelled {booking.id}")

"""Books boats."""

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
        self.db = db
        self.bookings = BookingRepository(db, context)
        self.journal = Journal(db, context)

    async def book(self, wish: BookingCreate) -> Booking:
        if await self.bookings.on_day(wish.boat_id, wish.day):
            raise BoatTaken(wish.boat_id)
        booking = Booking(client_account_id=self.context.client_account_id, **wish.model_dump())
        try:
            await self.bookings.create(booking, commit=False)
            # expect(+1): commit-on-borrowed-session
            await self.db.commit()
        except IntegrityError as error:
            # expect(+1): rollback-on-borrowed-session
            await self.db.rollback()
            raise BoatTaken(wish.boat_id) from error
        return booking

    async def cancel(self, booking: Booking) -> None:
        await self.db.delete(booking)
        # expect(+1): commit-through-call
        await self.journal.note(f"cancelled {booking.id}")

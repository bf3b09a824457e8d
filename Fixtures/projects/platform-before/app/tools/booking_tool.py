"""Lets an agent book a boat."""

from datetime import date

from crewai.tools import BaseTool
from sqlalchemy import select

from app.core.context import RequestContext
from app.core.database import AsyncSessionLocal
# expect(+1): model-imported-in-tool
from app.models.boathouse import Boat
from app.schemas.booking import BookingCreate
from app.services.bookings import BookingService


# expect(+1): tool-without-registry
class BookBoatTool(BaseTool):
    name: str = "book_boat"
    description: str = "Book a boat by its name, for one member and one day"

    def __init__(self, context: RequestContext):
        super().__init__()
        self._context = context

    async def _arun(self, boat: str, member: str, day: str) -> str:
        # expect(+1): session-opened-in-tool
        async with AsyncSessionLocal() as db:
            # expect(+1): query-in-tool, tenant-filter-missing
            found = (await db.execute(select(Boat).where(Boat.name == boat))).scalar_one()
            wish = BookingCreate(boat_id=found.id, member=member, day=date.fromisoformat(day))
            booking = await BookingService(db, self._context).book(wish)  # expect: service-built-in-tool
            await db.commit()
            return f"booking {booking.id}"

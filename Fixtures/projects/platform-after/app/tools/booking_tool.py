"""Lets an agent book a boat, through the service."""

from datetime import date

from crewai.tools import BaseTool

from app.services.bookings import BookingService
from app.services.registry import ServiceRegistry


class BookBoatTool(BaseTool):
    name: str = "book_boat"
    description: str = "Book a boat by its name, for one member and one day"

    def __init__(self, registry: ServiceRegistry):
        super().__init__()
        self._registry = registry

    async def _arun(self, boat: str, member: str, day: str) -> str:
        details = {"boat": boat, "member": member, "day": day}
        bookings = self._registry.get_service(BookingService)
        try:
            booking = await bookings.book_by_name(boat, member, date.fromisoformat(day))
        except Exception as error:
            await bookings.record_failure("book_boat", error, details)
            await self._registry.record_tool_operation(self.name, "book_boat", details, success=False)
            raise
        await self._registry.record_tool_operation(self.name, "book_boat", details, success=True)
        return f"booking {booking.id}"

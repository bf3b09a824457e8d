"""Owners import the factory: that is what it is for."""

from app.core.database import AsyncSessionLocal
from app.services.tickets import TicketService


class SeasonOrchestrator:
    async def open(self, tickets, context) -> None:
        async with AsyncSessionLocal() as db:
            service = TicketService(db, context)
            for ticket in tickets:
                await service.sell(ticket)
            await db.commit()

import logging

from sqlalchemy.ext.asyncio import AsyncSession

from app.models.ticket import Ticket

logger = logging.getLogger(__name__)


class TicketService:
    def __init__(self, db: AsyncSession, context):
        self.db = db
        self.context = context

    async def sell(self, seat: str) -> Ticket:
        ticket = Ticket(seat=seat)
        try:
            self.db.add(ticket)
            await self.db.flush()
        except Exception:
            logger.exception("the ticket was not sold")
            raise
        return ticket

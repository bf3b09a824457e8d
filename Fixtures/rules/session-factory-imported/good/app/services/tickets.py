"""The common case: a service knows the session that it is given, and no factory."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.services.printing import PrintQueue


class TicketService:
    def __init__(self, db: AsyncSession, context):
        self.db = db
        self.context = context

    async def sell(self, ticket) -> None:
        self.db.add(ticket)
        await PrintQueue(self.db).put(ticket)

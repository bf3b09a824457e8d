"""The common case: a service imports the factory to hand it on, and opens nothing itself."""

from app.core.database import AsyncSessionLocal  # expect: session-factory-imported "`AsyncSessionLocal` from `app.core.database`"
from app.services.printing import PrintQueue


class TicketService:
    def __init__(self, db, context):
        self.db = db
        self.context = context

    async def sell(self, ticket) -> None:
        self.db.add(ticket)
        await PrintQueue(AsyncSessionLocal).put(ticket)

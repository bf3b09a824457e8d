"""The journal of the boathouse: a note is kept when the operation is."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.context import RequestContext
from app.models.boathouse import JournalEntry


class Journal:
    def __init__(self, db: AsyncSession, context: RequestContext):
        self.db = db
        self.context = context

    async def note(self, text: str) -> None:
        self.db.add(JournalEntry(client_account_id=self.context.client_account_id, text=text))
        await self.keep()

    async def keep(self) -> None:
        await self.db.flush()

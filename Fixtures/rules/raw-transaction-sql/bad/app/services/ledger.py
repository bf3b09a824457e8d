"""In a service the text ends the caller's transaction unseen by every other rule."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


class LedgerService:
    def __init__(self, db: AsyncSession):
        self.db = db

    async def enter(self, line) -> None:
        self.db.add(line)
        await self.db.flush()
        await self.db.execute(text("COMMIT"))  # expect: raw-transaction-sql

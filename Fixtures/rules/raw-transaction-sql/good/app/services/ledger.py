"""A part that may fail has a savepoint of the session's own."""

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession


class LedgerService:
    def __init__(self, db: AsyncSession):
        self.db = db

    async def enter(self, line) -> bool:
        try:
            async with self.db.begin_nested():
                self.db.add(line)
        except IntegrityError:
            return False
        return True

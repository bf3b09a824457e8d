"""A savepoint was opened, but the rollback is called on the session and takes everything with it."""

from sqlalchemy.ext.asyncio import AsyncSession


class ImportService:
    def __init__(self, db: AsyncSession):
        self.db = db

    async def import_row(self, row) -> None:
        savepoint = await self.db.begin_nested()
        try:
            self.db.add(row)
            await self.db.flush()
        except ValueError:
            await self.db.rollback()  # expect: rollback-on-borrowed-session
        else:
            await savepoint.commit()

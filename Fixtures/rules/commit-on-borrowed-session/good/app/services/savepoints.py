"""Ending a savepoint ends no transaction."""

from sqlalchemy.ext.asyncio import AsyncSession


class ImportService:
    def __init__(self, db: AsyncSession):  # expect: service-signature-not-injectable
        self.db = db

    async def import_row(self, row) -> bool:
        savepoint = await self.db.begin_nested()
        try:
            self.db.add(row)
            await savepoint.commit()
        except ValueError:
            await savepoint.rollback()
            return False
        return True

    async def import_rows(self, rows) -> None:
        for row in rows:
            async with self.db.begin_nested() as nested:
                self.db.add(row)
                await nested.commit()

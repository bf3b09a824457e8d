"""A savepoint takes back one row and leaves the transaction of the caller alone."""

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession


class ImportService:
    def __init__(self, db: AsyncSession):
        self.db = db

    async def import_row(self, row) -> bool:
        nested = await self.db.begin_nested()
        try:
            self.db.add(row)
            await self.db.flush()
        except IntegrityError:
            await nested.rollback()
            return False
        await nested.commit()
        return True

    async def import_block(self, rows) -> bool:
        try:
            async with self.db.begin_nested() as block:
                self.db.add_all(rows)
                if not rows:
                    await block.rollback()
        except IntegrityError:
            return False
        return True

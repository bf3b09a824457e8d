"""A commit behind a flag is decided by the caller, and without a word from the caller nothing is committed."""

from sqlalchemy.ext.asyncio import AsyncSession


class ReaderRepository:
    def __init__(self, db: AsyncSession):
        self.db = db

    async def create(self, reader, commit: bool = False):
        self.db.add(reader)
        if commit:
            await self.db.commit()
        else:
            await self.db.flush()
        return reader

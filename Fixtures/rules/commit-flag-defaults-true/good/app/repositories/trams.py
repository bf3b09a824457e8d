"""The common case: nothing is committed unless the caller asks for it."""

from sqlalchemy.ext.asyncio import AsyncSession


class TramRepository:
    def __init__(self, db: AsyncSession):
        self.db = db

    async def create(self, tram, commit: bool = False):
        self.db.add(tram)
        if commit:
            await self.db.commit()
        else:
            await self.db.flush()
        return tram

"""The common case: a service closes the session of its caller when it is done."""

from sqlalchemy.ext.asyncio import AsyncSession


class ExhibitService:
    def __init__(self, db: AsyncSession):
        self.db = db

    async def label(self, exhibit, text: str) -> None:
        exhibit.label = text
        await self.db.flush()
        await self.db.close()  # expect: close-on-borrowed-session "closes `self.db`"

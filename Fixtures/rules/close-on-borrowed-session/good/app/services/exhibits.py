"""The common case: a service lets go of the session when its work is done, and the owner closes it."""

from sqlalchemy.ext.asyncio import AsyncSession


class ExhibitService:
    def __init__(self, db: AsyncSession):
        self.db = db

    async def label(self, exhibit, text: str) -> None:
        exhibit.label = text
        await self.db.flush()

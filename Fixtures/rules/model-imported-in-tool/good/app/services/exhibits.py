"""Services know models; that is their work."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.models.exhibit import Exhibit


class ExhibitService:
    def __init__(self, db: AsyncSession, context):
        self.db = db
        self.context = context

    async def find(self, number: str) -> Exhibit | None:
        return await self.db.get(Exhibit, number)

"""A service kept in the folder of tools: it may take a session, for it is no tool."""

from sqlalchemy.ext.asyncio import AsyncSession


class ParcelService:
    def __init__(self, db: AsyncSession, context):
        self.db = db
        self.context = context

    async def note(self, parcel) -> None:
        self.db.add(parcel)
        await self.db.flush()

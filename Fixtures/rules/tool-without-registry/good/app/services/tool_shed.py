"""The word in the name of a service; a shed of rakes and spades, and a class that keeps tools."""

from sqlalchemy.ext.asyncio import AsyncSession


class ToolShedService:
    def __init__(self, db: AsyncSession, context):
        self.db = db
        self.context = context

    async def lend(self, spade) -> None:
        spade.is_lent = True
        await self.db.flush()


class ToolCatalogue:
    def __init__(self, db: AsyncSession):
        self.db = db

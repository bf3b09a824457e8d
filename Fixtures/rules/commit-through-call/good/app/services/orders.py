from app.core.storage import Writer, flush, in_savepoint, put_away
from sqlalchemy.ext.asyncio import AsyncSession


class OrderService:
    """Its helpers flush; the flag is false wherever it counts, or its caller's to decide."""

    def __init__(self, db: AsyncSession, context):
        self.db = db
        self.writer = Writer(db)

    async def place(self, order):
        self.db.add(order)
        await flush(self.db)

    async def place_quietly(self, order):
        await self.writer.save(order, commit=False)
        await self.writer.save(order, False)
        await self.writer.save_quietly(order)

    async def place_as_told(self, order, commit: bool = False):
        await self.writer.save(order, commit=commit)

    async def place_or_not(self, order):
        await self.place_as_told(order)
        await in_savepoint(self.db, order)
        await put_away(self.db)

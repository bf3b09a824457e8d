from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models.stock import Item


class StockService:
    def __init__(self, db: AsyncSession, context):
        self.db = db
        self.context = context

    async def put(self, shelf, amount):
        self.db.add(Item(shelf=shelf, amount=amount))
        await self.db.flush()

    async def find(self, shelf):
        return (await self.db.execute(select(Item).where(Item.shelf == shelf))).scalars().all()

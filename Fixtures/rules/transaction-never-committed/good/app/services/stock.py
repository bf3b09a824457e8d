from sqlalchemy import func, select

from app.models.stock import Item


class StockService:
    def __init__(self, db):
        self.db = db

    async def put(self, shelf, amount):
        self.db.add(Item(shelf=shelf, amount=amount))
        await self.db.flush()

    async def total(self, shelf):
        return await self.db.scalar(select(func.sum(Item.amount)).where(Item.shelf == shelf))

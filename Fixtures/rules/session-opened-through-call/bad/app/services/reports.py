from app.util.lookup import Lookup, count_everything, count_rows
from sqlalchemy.ext.asyncio import AsyncSession


class ReportService:
    def __init__(self, db: AsyncSession, context):
        self.db = db
        self.lookup = Lookup()

    async def orders(self):
        return await count_rows("orders")

    async def all(self):
        return await count_everything(["orders"])

    async def one(self, name):
        return await self.lookup.find(name)  # expect: session-opened-through-call "`self.lookup.find`, which opens"

from app.util.lookup import Lookup, count_everything, count_rows
from sqlalchemy.ext.asyncio import AsyncSession


class ReportService:
    def __init__(self, db: AsyncSession, context):
        self.db = db
        self.lookup = Lookup()

    async def orders(self):
        return await count_rows("orders")  # expect: session-opened-through-call "`count_rows`, which opens"

    async def all(self):
        return await count_everything(["orders"])  # expect: session-opened-through-call "`count_rows`"

    async def one(self, name):
        return await self.lookup.find(name)  # expect: session-opened-through-call

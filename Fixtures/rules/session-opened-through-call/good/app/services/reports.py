from app.tasks.nightly import rebuild
from app.util.lookup import count_rows
from sqlalchemy.ext.asyncio import AsyncSession


class ReportService:
    """Hands its session on; what it starts elsewhere is an operation of its own."""

    def __init__(self, db: AsyncSession, context):
        self.db = db

    async def orders(self):
        return await count_rows(self.db, "orders")

    async def start_rebuild(self):
        await rebuild()

"""A service takes its session and has no way without it: `db or AsyncSessionLocal()` is gone."""

from sqlalchemy.ext.asyncio import AsyncSession


class StockService:
    def __init__(self, db: AsyncSession):
        self.db = db

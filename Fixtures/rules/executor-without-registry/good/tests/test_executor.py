"""Tests are left out."""

from sqlalchemy.ext.asyncio import AsyncSession


class FakeExecutor:
    def __init__(self, db: AsyncSession):
        self.db = db

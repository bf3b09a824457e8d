"""Benches and what lies on them."""

from app.services.base_service import ServiceBase


class BenchService(ServiceBase):
    async def clear(self, bench: int) -> int:
        return await self.db.scalar(bench)


class StockService(ServiceBase):
    def __init__(self, db, context, shelf: str = "upper"):
        super().__init__(db, context)
        self.shelf = shelf

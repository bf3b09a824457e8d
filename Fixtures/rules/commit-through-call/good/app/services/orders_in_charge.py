"""What is at fault in another restricted function is told there, once."""

from app.repositories.orders import OrderRepository


class OrderArchiveService:
    def __init__(self, db):
        self.repository = OrderRepository(db)

    async def archive(self, order):
        await self.repository.archive(order)

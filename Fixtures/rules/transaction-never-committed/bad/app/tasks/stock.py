from app.core.database import AsyncSessionLocal
from app.services.stock import StockService


async def restock(shelf, amount):
    async with AsyncSessionLocal() as db:  # expect: transaction-never-committed "`StockService.put` writes to it"
        service = StockService(db)
        await service.put(shelf, amount)
        return await service.total(shelf)

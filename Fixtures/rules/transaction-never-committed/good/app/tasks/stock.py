from app.core.database import AsyncSessionLocal
from app.services.stock import StockService


async def restock(shelf, amount):
    async with AsyncSessionLocal() as db:
        service = StockService(db)
        await service.put(shelf, amount)
        total = await service.total(shelf)
        await db.commit()
        return total

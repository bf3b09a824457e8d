from app.services.stock import StockService


async def find_for_itself(shelf):
    from app.core.database import AsyncSessionLocal

    # expect(+1): session-opened-in-service
    async with AsyncSessionLocal() as db:
        return await StockService(db, None).find(shelf)

from sqlalchemy.ext.asyncio import AsyncSession

from app.queries import count_loans, count_readers


async def overview(db: AsyncSession):
    loans = await count_loans(db)
    readers = await count_readers(db)
    return {"loans": loans, "readers": readers}

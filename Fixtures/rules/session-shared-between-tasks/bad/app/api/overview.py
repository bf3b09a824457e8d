import asyncio

from sqlalchemy.ext.asyncio import AsyncSession

from app.queries import count_loans, count_readers


async def overview(db: AsyncSession):
    loans, readers = await asyncio.gather(count_loans(db), count_readers(db))  # expect: session-shared-between-tasks
    return {"loans": loans, "readers": readers}

"""The common case: the session is required, and each caller says which one it means."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import AsyncSessionLocal


async def count_stock(shelf: str, db: AsyncSession) -> int:
    return len(db.new)


async def count_alone(shelf: str) -> int:
    async with AsyncSessionLocal() as db:
        return await count_stock(shelf, db)

"""The common case: without a session from the caller, the function quietly opens its own."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import AsyncSessionLocal


async def count_stock(shelf: str, db: AsyncSession | None = None) -> int:  # expect: optional-session-opens-own "`db`"
    if db is None:
        async with AsyncSessionLocal() as own:
            return await count_stock(shelf, own)
    return len(db.new)

"""The common case: inside the block, the inner session does all the work."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import AsyncSessionLocal


async def transfer(db: AsyncSession, parcel, depot) -> None:
    async with AsyncSessionLocal() as inner:  # expect: second-session-in-operation
        inner.add(depot)
        await inner.flush()
        await inner.commit()
    await db.flush([parcel])

"""The common case: inside the block of the inner session, work goes on in the outer one."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import AsyncSessionLocal


async def transfer(db: AsyncSession, parcel, depot) -> None:
    async with AsyncSessionLocal() as inner:
        inner.add(depot)
        await db.flush([parcel])  # expect: outer-session-in-transaction "`db` is used inside the block that opened `inner`"
        await inner.commit()

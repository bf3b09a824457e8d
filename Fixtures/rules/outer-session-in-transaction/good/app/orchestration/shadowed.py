"""The inner session has the name of the outer one, or the outer name means something else by then."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import AsyncSessionLocal


async def same_name(db: AsyncSession, parcel) -> None:
    await db.flush()
    async with AsyncSessionLocal() as db:  # expect: second-session-in-operation
        db.add(parcel)
        await db.commit()


async def rebound(db: AsyncSession, parcel) -> None:
    await db.flush()
    async with AsyncSessionLocal() as inner:  # expect: second-session-in-operation
        db = inner
        db.add(parcel)
        await db.commit()


async def inner_function(db: AsyncSession, parcel) -> None:
    async with AsyncSessionLocal() as inner:

        async def store(db: AsyncSession) -> None:
            db.add(parcel)

        await store(inner)
        await inner.commit()

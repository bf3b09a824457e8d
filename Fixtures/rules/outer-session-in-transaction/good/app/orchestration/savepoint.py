"""A savepoint belongs to the outer session: using that session inside is the point of it."""

from sqlalchemy.ext.asyncio import AsyncSession


async def store(db: AsyncSession, parcel) -> None:
    async with db.begin_nested():
        db.add(parcel)
    async with db.begin_nested() as nested:
        db.add(parcel)
        await nested.commit()


async def in_one_transaction(db: AsyncSession, parcel) -> None:
    async with db.begin():
        db.add(parcel)

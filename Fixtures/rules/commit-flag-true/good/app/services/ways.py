"""No, or not for this function to say."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.util.storage import flush, store, store_all


async def handed_on(db: AsyncSession, parcel, commit: bool = False):
    await store(db, parcel, commit=commit)


async def by_position(db: AsyncSession, parcel):
    await store(db, parcel, False)


async def default_is_no(db: AsyncSession, parcels):
    await store_all(db, parcels)


async def spelled_out(db: AsyncSession):
    await flush(db, commit=False)

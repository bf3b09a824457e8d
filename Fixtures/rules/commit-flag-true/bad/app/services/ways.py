"""Each way to say yes."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.util.storage import flush, remove, store_all


async def by_position(db: AsyncSession, parcel):
    await remove(db, parcel, True)  # expect: commit-flag-true "a `True` in the place of `auto_commit`"


async def two_calls_away(db: AsyncSession, parcels):
    await store_all(db, parcels, commit=True)  # expect: commit-flag-true "by `commit=True`"


async def without_a_default(db: AsyncSession):
    await flush(db, True)  # expect: commit-flag-true

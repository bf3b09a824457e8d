"""The outer session rests while the inner one is open."""

from app.core.database import AsyncSessionLocal


async def one_after_the_other(parcels) -> None:
    async with AsyncSessionLocal() as first:
        first.add_all(parcels)
        await first.commit()
    async with AsyncSessionLocal() as second:
        second.add_all(parcels)
        await second.commit()


async def log_beside(db, parcel, event) -> None:
    db.add(parcel)
    async with AsyncSessionLocal() as log:
        log.add(event)
        await log.commit()
    await db.commit()

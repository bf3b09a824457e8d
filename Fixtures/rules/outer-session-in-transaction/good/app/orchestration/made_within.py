"""What is made within the block works with the session of the block."""

from app.core.database import AsyncSessionLocal
from app.services.parcels import ParcelService


async def weigh(parcel) -> None:
    async with AsyncSessionLocal() as inner:
        service = ParcelService(inner)
        service.store.db.add(parcel)
        await service.store.db.flush()
        await inner.commit()

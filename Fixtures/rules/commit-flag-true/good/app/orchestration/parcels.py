"""An owner may say yes."""

from app.core.database import AsyncSessionLocal
from app.util.storage import store


async def accept(parcel):
    async with AsyncSessionLocal() as db:
        await store(db, parcel, commit=True)

"""Blocks and sessions of other libraries."""

import aiohttp
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import AsyncSessionLocal


async def fetch(db: AsyncSession, url: str, parcel) -> None:
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as answer:
            parcel.note = await answer.text()
            db.add(parcel)


async def fetch_first(session: aiohttp.ClientSession, url: str, parcel) -> None:
    async with AsyncSessionLocal() as db:
        parcel.note = await (await session.get(url)).text()
        db.add(parcel)
        await db.commit()

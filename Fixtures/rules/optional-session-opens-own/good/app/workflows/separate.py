"""Opens a session whether or not one was given: a log that must survive the caller's rollback."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import AsyncSessionLocal


async def log(event, db: AsyncSession) -> None:
    async with AsyncSessionLocal() as separate:
        separate.add(event)
        await separate.commit()

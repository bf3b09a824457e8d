"""Code without a role, with `tool` in its path only as a part of a word."""

from app.core.database import AsyncSessionLocal


async def ping() -> bool:
    async with AsyncSessionLocal() as db:
        return db.is_active

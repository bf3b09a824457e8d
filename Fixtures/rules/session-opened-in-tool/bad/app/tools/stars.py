"""The factory comes in by a star."""

from app.core.database import *


async def close_day() -> None:
    async with AsyncSessionLocal() as db:  # expect: session-opened-in-tool
        await db.connection()

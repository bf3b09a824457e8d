"""Close only what was opened here: the close is right, the opening before it is not."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import AsyncSessionLocal


class GuideService:
    def __init__(self, db: AsyncSession | None = None):
        self._is_own = db is None
        self.db = db or AsyncSessionLocal()  # expect: session-opened-in-service

    async def close(self) -> None:
        if self._is_own:
            await self.db.close()


async def guide(tour, db: AsyncSession | None = None) -> None:
    is_own = db is None
    if is_own:
        db = AsyncSessionLocal()  # expect: session-opened-in-service
    try:
        db.add(tour)
        await db.flush()
    finally:
        if is_own:
            await db.close()

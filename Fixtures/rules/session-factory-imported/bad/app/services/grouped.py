"""The import serves an opening in the same file: the opening is the finding, the import belongs to it."""

from app.core.database import AsyncSessionLocal


class FareService:
    async def raise_all(self, percent: int) -> None:
        async with AsyncSessionLocal() as db:  # expect: session-opened-in-service
            await db.connection()

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import AsyncSessionLocal


class ServiceRegistry:
    def __init__(self, db: AsyncSession, context, client):
        self._db = db
        self._client = client
        self._records = []

    async def cleanup(self) -> None:
        async with AsyncSessionLocal() as audit:
            audit.add_all(self._records)
            await audit.commit()
        self._records.clear()
        await self._client.aclose()

    async def __aexit__(self, kind, error, trace) -> None:
        await self.cleanup()

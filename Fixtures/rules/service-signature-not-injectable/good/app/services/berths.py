"""The common case: a service takes what the registry has."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.context import RequestContext


class BerthService:
    def __init__(self, db: AsyncSession, context: RequestContext):
        self.db = db
        self.context = context

    async def free(self, size: int):
        return await self.db.scalar(size)

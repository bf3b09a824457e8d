"""The common case: a service that wants more than the registry has."""

from sqlalchemy.ext.asyncio import AsyncSession


class BerthService:
    def __init__(self, db: AsyncSession, context, prices):  # expect: service-signature-not-injectable "the registry builds `BerthService(db, context)`, but it also needs `prices`"
        self.db = db
        self.context = context
        self.prices = prices

    async def free(self, size: int):
        return await self.db.scalar(size)

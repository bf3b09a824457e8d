from sqlalchemy.ext.asyncio import AsyncSession


class ServiceRegistry:
    def __init__(self, db: AsyncSession, context):
        self._db = db
        self._records = []

    async def cleanup(self) -> None:
        self._records.clear()
        await self._db.commit()  # expect: registry-ends-transaction "`ServiceRegistry.cleanup`"
        await self._db.close()  # expect: close-on-borrowed-session

    async def __aexit__(self, kind, error, trace) -> None:
        if error:
            await self._db.rollback()  # expect: registry-ends-transaction
        await self.cleanup()

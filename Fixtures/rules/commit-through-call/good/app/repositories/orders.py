from sqlalchemy.ext.asyncio import AsyncSession


class OrderRepository:
    def __init__(self, db: AsyncSession):
        self.db = db

    async def archive(self, order):
        await self.db.commit()  # expect: commit-on-borrowed-session

from app.core.work import UnitOfWork
from sqlalchemy.ext.asyncio import AsyncSession


class ParcelService:
    def __init__(self, db: AsyncSession):
        self.db = db

    async def send(self, parcel):
        work = UnitOfWork(self.db)
        self.db.add(parcel)
        await work.commit()  # expect: commit-through-call "`work.commit`, which commits"

    async def take_back(self, parcel):
        work = UnitOfWork(self.db)
        await self.db.delete(parcel)
        await work.commit()  # expect: commit-through-call "`work.commit`, which commits"

from sqlalchemy.ext.asyncio import AsyncSession

from app.util.storage import remove, store


class ParcelService:
    def __init__(self, db: AsyncSession, context):
        self.db = db

    async def add(self, parcel):
        await store(self.db, parcel)  # expect: commit-flag-true "where `commit` is left out"

    async def lose(self, parcel):
        await remove(self.db, parcel, auto_commit=True)  # expect: commit-flag-true "by `auto_commit=True`"

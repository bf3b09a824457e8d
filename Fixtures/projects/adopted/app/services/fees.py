"""Was `fines.py` when SessionLint was switched on."""

from sqlalchemy.ext.asyncio import AsyncSession


class FeeService:
    def __init__(self, db: AsyncSession):
        self.db = db

    async def charge(self, fee):
        self.db.add(fee)
        await self.db.commit()  # expect: commit-on-borrowed-session

"""Some of what is wrong here was known when SessionLint was switched on."""

from sqlalchemy.ext.asyncio import AsyncSession


class LoanService:
    def __init__(self, db: AsyncSession):
        self.db = db

    async def lend(self, loan):
        self.db.add(loan)
        await self.db.commit()  # expect: commit-on-borrowed-session

    async def give_back(self, loan):
        loan.is_open = False
        await self.db.flush()

    async def extend(self, loan, days):
        loan.days += days
        await self.db.commit()  # expect: commit-on-borrowed-session

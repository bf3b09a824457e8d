from sqlalchemy.ext.asyncio import AsyncSession

from app.models.loan import Loan


class LoanService:
    def __init__(self, db: AsyncSession):
        self.db = db

    async def lend(self, loan: Loan) -> None:
        async with self.db:  # expect: borrowed-session-in-with "`LoanService.lend` enters `self.db`"
            self.db.add(loan)

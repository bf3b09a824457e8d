from sqlalchemy.ext.asyncio import AsyncSession

from app.models.loan import Loan


class LoanService:
    def __init__(self, db: AsyncSession):
        self.db = db

    async def lend(self, loan: Loan) -> None:
        async with self.db.begin():  # expect: begin-on-borrowed-session "`LoanService.lend` begins a transaction"
            self.db.add(loan)

"""The common case: a service keeps the session of its caller and commits it."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.models.loan import Loan


class LoanService:
    def __init__(self, db: AsyncSession, context):
        self.db = db
        self.context = context

    async def lend(self, copy_id: int, reader_id: int) -> Loan:
        loan = Loan(copy_id=copy_id, reader_id=reader_id)
        self.db.add(loan)
        await self.db.commit()  # expect: commit-on-borrowed-session "`LoanService.lend` commits `self.db`"
        return loan

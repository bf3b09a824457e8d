"""The common case: a service flushes, so that ids exist, and leaves the commit to its caller."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.models.loan import Loan


class LoanService:
    def __init__(self, db: AsyncSession, context):
        self.db = db
        self.context = context

    async def lend(self, copy_id: int, reader_id: int) -> Loan:
        loan = Loan(copy_id=copy_id, reader_id=reader_id)
        self.db.add(loan)
        await self.db.flush()
        return loan

"""A helper hands on the session of the caller where one is given, and opens one where none is."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import get_async_db_context
from app.models.loan import Loan


class LoanTable:
    async def insert(self, loan: Loan, db: AsyncSession | None = None) -> Loan:
        async with get_async_db_context(db) as db:
            db.add(loan)
            await db.commit()  # expect: commit-on-borrowed-session "which is a session of its caller where one is given"
            return loan

from app.core.database import AsyncSessionLocal
from app.models.loan import Loan


async def lend(loan: Loan, note):
    async with AsyncSessionLocal() as db:
        db.add(loan)
        db.add(note)
        await db.commit()

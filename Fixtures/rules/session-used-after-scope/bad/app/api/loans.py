from app.core.database import AsyncSessionLocal
from app.models.loan import Loan


async def lend(loan: Loan, note):
    async with AsyncSessionLocal() as db:
        db.add(loan)
        await db.commit()
    db.add(note)  # expect: session-used-after-scope "`db` is used after the end of its block"

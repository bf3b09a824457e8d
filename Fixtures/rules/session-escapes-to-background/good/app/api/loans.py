from fastapi import BackgroundTasks, Depends
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import AsyncSessionLocal, get_db
from app.models.loan import Loan
from app.notes import write_note


async def lend(loan: Loan, jobs: BackgroundTasks, db: AsyncSession = Depends(get_db)):
    db.add(loan)
    jobs.add_task(note_of, loan.id)


async def note_of(loan_id: int):
    async with AsyncSessionLocal() as db:
        await write_note(db, loan_id)

from fastapi import BackgroundTasks, Depends
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import get_db
from app.models.loan import Loan
from app.notes import write_note


async def lend(loan: Loan, jobs: BackgroundTasks, db: AsyncSession = Depends(get_db)):
    db.add(loan)
    jobs.add_task(write_note, db, loan)  # expect: session-escapes-to-background "`db` is given to `jobs.add_task`"

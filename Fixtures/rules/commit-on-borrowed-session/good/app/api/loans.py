"""An endpoint owns the operation, although the framework hands it the session."""

from fastapi import APIRouter, Depends
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import get_db
from app.services.loans import LoanService

router = APIRouter()


@router.post("/loans")
async def lend(copy_id: int, reader_id: int, db: AsyncSession = Depends(get_db)):
    loan = await LoanService(db, None).lend(copy_id, reader_id)
    await db.commit()
    return {"id": loan.id}

from fastapi import APIRouter, Depends
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import get_db
from app.models.berth import Berth

router = APIRouter()


@router.post("/berths")
async def add_berth(number: int, db: AsyncSession = Depends(get_db)):
    db.add(Berth(number=number))
    await db.commit()

"""An endpoint is handed a session by the framework."""

from fastapi import APIRouter, Depends
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import get_db
from app.services.seeds import SeedService

router = APIRouter()


@router.post("/seeds")
async def store(species: str, grams: int, db: AsyncSession = Depends(get_db)) -> int:
    number = await SeedService(db, None).store(species, grams)
    await db.commit()
    return number

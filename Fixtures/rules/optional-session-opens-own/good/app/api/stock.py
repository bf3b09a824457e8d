"""A default that the framework fills is not a missing session."""

from fastapi import APIRouter, Depends
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import AsyncSessionLocal, get_db

router = APIRouter()


@router.get("/stock")
async def stock(db: AsyncSession = Depends(get_db)) -> int:
    return len(db.new)


@router.get("/stock/alone")
async def stock_alone() -> int:
    async with AsyncSessionLocal() as db:
        return len(db.new)

"""The outer session is only there, and not used."""

from fastapi import APIRouter, Depends
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import AsyncSessionLocal, get_db

router = APIRouter()


@router.post("/parcels")
async def store(parcel: dict, db: AsyncSession = Depends(get_db)) -> None:
    async with AsyncSessionLocal() as own:
        own.add(parcel)
        await own.commit()

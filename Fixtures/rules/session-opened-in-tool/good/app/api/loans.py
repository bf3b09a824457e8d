"""Endpoints may open a session."""

from fastapi import APIRouter

from app.core.database import AsyncSessionLocal

router = APIRouter()


@router.get("/loans/count")
async def count() -> int:
    async with AsyncSessionLocal() as db:
        return len(db.new)

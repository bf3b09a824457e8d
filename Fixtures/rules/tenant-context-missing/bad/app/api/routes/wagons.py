"""The common case: the context has a default, and is forgotten."""

from fastapi import APIRouter, Depends

from app.core.database import get_db
from app.services.wagons import WagonService

router = APIRouter()


@router.get("/wagons")
async def wagons(db=Depends(get_db)):
    service = WagonService(db)  # expect: tenant-context-missing "this `WagonService` is made without its `context`"
    return await service.all()

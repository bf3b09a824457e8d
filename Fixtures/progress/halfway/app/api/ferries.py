from fastapi import APIRouter, Depends
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.context import RequestContext
from app.core.database import get_db
from app.services.ferries import FerryService

router = APIRouter()


@router.post("/ferries")
async def launch(name: str, db: AsyncSession = Depends(get_db)) -> str:
    ferry = await FerryService(db, RequestContext("a")).launch(name)
    await db.commit()
    return ferry.name

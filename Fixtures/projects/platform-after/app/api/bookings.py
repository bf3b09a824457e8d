"""The endpoints for bookings; each of them commits once."""

from fastapi import APIRouter, Depends, HTTPException
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.context import RequestContext
from app.core.database import get_db
from app.schemas.booking import BookingCreate, BookingRead
from app.services.bookings import BoatTaken, BookingService

router = APIRouter(prefix="/clubs/{club}/seasons/{season}/bookings")


@router.post("", status_code=201)
async def book(club: str, season: str, wish: BookingCreate, db: AsyncSession = Depends(get_db)) -> BookingRead:
    try:
        booking = await BookingService(db, RequestContext(club, season)).book(wish)
    except BoatTaken as error:
        raise HTTPException(409, "this boat is taken on that day") from error
    answer = BookingRead.model_validate(booking, from_attributes=True)
    await db.commit()
    return answer

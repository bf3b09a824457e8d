"""Endpoints import the dependency."""

from fastapi import APIRouter, Depends

from app.core.database import get_db
from app.services.tickets import TicketService

router = APIRouter()


@router.post("/tickets")
async def sell(ticket: dict, db=Depends(get_db)) -> None:
    await TicketService(db, None).sell(ticket)
    await db.commit()

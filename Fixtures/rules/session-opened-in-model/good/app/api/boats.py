"""The endpoint opens, the model is loaded into its session."""

from fastapi import APIRouter

from app.core.database import SessionLocal
from app.models.boat import Boat

router = APIRouter()


@router.get("/boats/{boat_id}")
def read(boat_id: int):
    with SessionLocal() as session:
        return Boat.find(session, boat_id)

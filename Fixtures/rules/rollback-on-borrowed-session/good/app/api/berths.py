"""An endpoint owns the operation."""

from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session

from app.core.database import get_db

router = APIRouter()


@router.put("/berths/{berth_id}")
def assign(berth_id: int, session: Session = Depends(get_db)):
    try:
        session.commit()
    except Exception:
        session.rollback()
        raise

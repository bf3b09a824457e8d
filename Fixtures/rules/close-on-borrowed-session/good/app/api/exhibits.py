"""An endpoint may close the session that it owns for the length of a request."""

from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session

from app.core.database import get_db

router = APIRouter()


@router.get("/exhibits/stream")
def stream(session: Session = Depends(get_db)):
    rows = list(session.info)
    session.close()
    return rows

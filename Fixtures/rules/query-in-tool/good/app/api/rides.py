"""Outside the tools, other rules hold."""

from fastapi import APIRouter, Depends
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.core.database import get_db

router = APIRouter()


@router.get("/rides")
def rides(session: Session = Depends(get_db)) -> int:
    return session.execute(text("select count(*) from rides")).scalar_one()

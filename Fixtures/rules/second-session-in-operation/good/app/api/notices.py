from fastapi import APIRouter, Depends
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.core.database import SessionLocal, get_db
from app.core.scope import in_background, with_session
from app.models.room import Price

router = APIRouter()


@with_session
def remind(room_id, db: Session = None):
    return db.get(Price, room_id)


@in_background
def count(room_id, house, db: Session = None):
    return db.get(Price, room_id)


@router.post("/rooms/{room_id}/notices")
def notify(room_id: int, db: Session = Depends(get_db)):
    db.add(Price(room_id=room_id))
    remind(room_id, db=db)
    count(room_id, house="east", db=db)
    db.commit()


def close_season() -> None:
    """The lock is held by its connection, for as long as the work goes on in transactions of its own."""
    with SessionLocal() as lock_session:
        lock_session.execute(text("SELECT pg_advisory_lock(7)"))
        with SessionLocal() as db:
            db.execute(text("UPDATE rooms SET is_open = false"))
            db.commit()

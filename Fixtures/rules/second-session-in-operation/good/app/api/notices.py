from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session

from app.core.database import get_db
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

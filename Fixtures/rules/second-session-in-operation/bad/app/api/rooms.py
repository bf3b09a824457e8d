from fastapi import Depends
from sqlalchemy.orm import Session

from app.core.database import get_db
from app.models.room import Room
from app.util.prices import price


def book(room_id: int, db: Session = Depends(get_db)):
    room = db.get(Room, room_id)
    room.price = price(room_id)  # expect: second-session-in-operation "while `db` is live in `book`"
    db.commit()

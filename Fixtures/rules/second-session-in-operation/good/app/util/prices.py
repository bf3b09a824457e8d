from sqlalchemy.orm import Session

from app.core.database import SessionLocal
from app.models.room import Price


def price(room_id, db: Session):
    return db.get(Price, room_id)


def price_anew(room_id, db=None):  # expect: optional-session-opens-own
    if db is None:
        with SessionLocal() as own:
            return own.get(Price, room_id)
    return db.get(Price, room_id)

from sqlalchemy.orm import Session

from app.core.database import SessionLocal, ThreadSession
from app.models.room import Price


def price(room_id, db: Session):
    return db.get(Price, room_id)


def price_anew(room_id, db=None):  # expect: optional-session-opens-own
    if db is None:
        with SessionLocal() as own:
            return own.get(Price, room_id)
    return db.get(Price, room_id)


def price_in(room_id, unit):
    if unit == "euro":
        with SessionLocal() as own:
            return own.get(Price, room_id)
    return None


def settle(db: Session):
    db.commit()


def thread_price(room_id):
    own = ThreadSession()
    try:
        return own.get(Price, room_id)
    finally:
        own.close()

from app.core.database import SessionLocal
from app.models.room import Price


def price(room_id):
    with SessionLocal() as db:
        return db.get(Price, room_id)


def total(room_ids):
    return sum(price(room_id) for room_id in room_ids)

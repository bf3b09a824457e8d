from app.core.database import SessionLocal
from app.models.room import Price


def price(room_id):
    with SessionLocal() as db:
        return db.get(Price, room_id)


def fee(room_id):
    with SessionLocal() as db:
        return db.get(Price, room_id)


def total(room_ids):
    return sum(fee(room_id) for room_id in room_ids)


def tax(room_id):
    with SessionLocal() as db:
        return db.get(Price, room_id)


def deposit(room_id):
    with SessionLocal() as db:
        return db.get(Price, room_id)


def discount(room_id):
    with SessionLocal() as db:
        return db.get(Price, room_id)


def rebate(room_id):
    with SessionLocal() as db:
        return db.get(Price, room_id)


def surcharge(room_id):
    with SessionLocal() as db:
        return db.get(Price, room_id)

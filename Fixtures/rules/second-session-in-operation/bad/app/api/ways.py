"""Each way to have two sessions at once."""

from sqlalchemy.orm import Session

from app.core.database import SessionLocal
from app.models.room import Room
from app.util.prices import price, total


def within_its_block(room_id):
    with SessionLocal() as db:
        room = db.get(Room, room_id)
        with SessionLocal() as other:  # expect: second-session-in-operation "while `db` is live"
            other.add(room)


def until_it_is_closed(room_id):
    db = SessionLocal()
    try:
        room = db.get(Room, room_id)
        room.price = price(room_id)  # expect: second-session-in-operation
    finally:
        db.close()


def two_at_once(room_id):
    db = SessionLocal()
    try:
        other = SessionLocal()  # expect: second-session-in-operation
        try:
            other.add(db.get(Room, room_id))
        finally:
            other.close()
    finally:
        db.close()


def two_calls_away(room_ids):
    with SessionLocal() as db:
        rooms = db.query(Room).all()
        return rooms, total(room_ids)  # expect: second-session-in-operation "in `price`"


def beside_a_lent_one(db: Session, room_id):
    room = db.get(Room, room_id)
    with SessionLocal() as own:  # expect: second-session-in-operation
        own.add(room)

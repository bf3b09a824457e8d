"""Each way to have two sessions at once."""

from sqlalchemy.orm import Session

from app.core.database import SessionLocal
from app.models.room import Room
from app.util.prices import deposit, discount, fee, rebate, surcharge, tax, total


def within_its_block(room_id):
    with SessionLocal() as db:
        room = db.get(Room, room_id)
        # expect(+1): transaction-never-committed
        with SessionLocal() as other:  # expect: second-session-in-operation "while `db` is live"
            other.add(room)


def until_it_is_closed(room_id):
    db = SessionLocal()
    try:
        room = db.get(Room, room_id)
        room.price = tax(room_id)  # expect: second-session-in-operation
    finally:
        db.close()


def two_at_once(room_id):
    db = SessionLocal()
    try:
        # expect(+1): transaction-never-committed
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
        return rooms, total(room_ids)  # expect: second-session-in-operation "in `fee`"


def beside_a_lent_one(db: Session, room_id):
    room = db.get(Room, room_id)
    # expect(+1): transaction-never-committed
    with SessionLocal() as own:  # expect: second-session-in-operation
        own.add(room)


def after_a_commit_and_another_look(db: Session, room_id):
    room = db.get(Room, room_id)
    db.commit()
    db.refresh(room)
    return deposit(room_id)  # expect: second-session-in-operation


def committed_on_one_path(db: Session, room_id, is_new):
    room = db.get(Room, room_id)
    if is_new:
        db.commit()
    return room, discount(room_id)  # expect: second-session-in-operation


def handed_on_before(db: Session, room_id):
    room = find(db, room_id)
    return room, rebate(room_id)  # expect: second-session-in-operation


def find(db: Session, room_id):
    return db.get(Room, room_id)


def used_only_afterwards(db: Session, room_id):
    found = surcharge(room_id)  # expect: second-session-in-operation
    db.add(found)

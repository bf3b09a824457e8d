"""One opening, and several who call it with a session of their own."""

from sqlalchemy.orm import Session

from app.core.database import SessionLocal
from app.models.room import Room
from app.util.rates import addition, rate, rate_of_today, reduction, season


def offer(room_id):
    with SessionLocal() as db:
        return db.get(Room, room_id), rate(room_id), rate(room_id)


def offer_again(db: Session, room_id):
    room = db.get(Room, room_id)
    return room, rate_of_today(room_id)


def out_of_season(db: Session, room_id):
    room = db.get(Room, room_id)
    return room, rate(room_id)


def in_season(db: Session, room_id):
    room = db.get(Room, room_id)
    return room, season(room_id)


def in_high_season(db: Session, room_id):
    room = db.get(Room, room_id)
    return room, season(room_id)


def before_the_season(db: Session, room_id):
    found = season(room_id)  # expect: second-session-in-operation "while `db` is live in `before_the_season`"
    db.add(found)


def discounted(db: Session, room_id):
    room = db.get(Room, room_id)
    return room, reduction(room_id)


def discounted_twice(db: Session, room_id):
    room = db.get(Room, room_id)
    return room, reduction(room_id), reduction(room_id, session=db)


def with_breakfast(db: Session, room_id):
    room = db.get(Room, room_id)
    return room, addition(room_id)  # expect: second-session-in-operation "in `with_session.wrapper`"

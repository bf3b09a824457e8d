"""One session after the other, or one that is meant to be apart."""

import asyncio
from contextlib import nullcontext

from sqlalchemy.orm import Session

from app.core.database import ArchiveSession, AuditSession, SessionLocal
from app.models.room import Entry, Room
from app.util.prices import price, price_anew, price_in, settle, thread_price


def one_after_the_other(room_id):
    with SessionLocal() as db:
        room = db.get(Room, room_id)
    with SessionLocal() as db:  # expect: transaction-never-committed
        db.add(room)


def closed_before(room_id):
    db = SessionLocal()
    try:
        room = db.get(Room, room_id)
    finally:
        db.close()
    other = SessionLocal()  # expect: transaction-never-committed
    try:
        other.add(room)
    finally:
        other.close()


def either(room_id, is_new):
    if is_new:
        db = SessionLocal()
    else:
        db = SessionLocal()
    try:
        return db.get(Room, room_id)
    finally:
        db.close()


def of_two_databases(room_id):
    with SessionLocal() as db:
        room = db.get(Room, room_id)
        with ArchiveSession() as archive:  # expect: transaction-never-committed
            archive.add(room)


def write_audit(text):
    with AuditSession() as db:
        db.add(Entry(text))
        db.commit()


def log_error(text):
    with SessionLocal() as db:
        db.add(Entry(text))
        db.commit()


def first_house():
    with SessionLocal() as db:
        return db.get(Room, 1)


def seated(db: Session, room_id, house):
    if not db:
        house = house or first_house()
        db = SessionLocal()  # expect: session-not-closed
    return db.get(Room, room_id)


def keep(text):
    with SessionLocal() as log_session:
        log_session.add(Entry(text))
        log_session.commit()


def recorded(db: Session, room_id):
    room = db.get(Room, room_id)
    write_audit("seen")
    keep("seen")
    try:
        room.book()
    except ValueError:
        log_error("booked twice")
    with SessionLocal() as audit_session:  # expect: transaction-never-committed
        audit_session.add(Entry("booked"))


def handed_on(db: Session, room_id):
    room = db.get(Room, room_id)
    return price(room_id, db) + price_anew(room_id, db) + room.price


async def refresh(room_id):
    with SessionLocal() as db:
        db.get(Room, room_id)


async def in_a_task_of_its_own(db: Session, room_id):
    room = db.get(Room, room_id)
    task = asyncio.create_task(refresh(room_id))
    await task
    return room


def where_none_is_given(given: Session, room_id):
    with nullcontext(given) if given is not None else SessionLocal() as db:
        return db.get(Room, room_id)


def idle_since_its_commit(db: Session, room_id):
    room = db.get(Room, room_id)
    db.commit()
    return room, price_in(room_id, "euro")


def taken_back_before(db: Session, room_id):
    try:
        db.add(Room(room_id))
        db.flush()
    except ValueError:
        db.rollback()
        return refreshed(room_id)


def refreshed(room_id):
    with SessionLocal() as own:
        return own.get(Room, room_id)


def idle_since_another_has_committed_it(db: Session, room_id):
    room = db.get(Room, room_id)
    settle(db)
    return room, refreshed(room_id)


def as_the_caller_says(db: Session, room_id):
    room = db.get(Room, room_id)
    return room, price_in(room_id, "room")


def the_session_of_the_thread(db: Session, room_id):
    room = db.get(Room, room_id)
    return room, thread_price(room_id)

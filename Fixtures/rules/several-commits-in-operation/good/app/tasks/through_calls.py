"""One commit on each path, or on each session, or none where a flag forbids it."""

from app.core.database import SessionLocal
from app.core.steps import approve, note, settle


def close_day():
    with SessionLocal() as db:
        settle(db, commit=False)
        db.commit()


def close_either(early):
    with SessionLocal() as db:
        if early:
            note(db, "early")
        else:
            settle(db)


def close_both():
    with SessionLocal() as db:
        note(db, "one")
    with SessionLocal() as other:
        note(other, "another")


def close_or_tell():
    with SessionLocal() as db:
        try:
            settle(db)
        except ValueError:
            note(db, "failed")


def close_approved(amount):
    with SessionLocal() as db:
        approve(db, amount)
        db.commit()


def close_in_time(early):
    with SessionLocal() as db:
        if early:
            note(db, "early")
        print("closing")
        if early:
            return
        settle(db)

"""Several functions have a session while they call this one: it is told here, once."""

from sqlalchemy.orm import Session

from app.core.database import SessionLocal
from app.models.room import Price


def rate(room_id):
    # expect(+1): second-session-in-operation "second session in `rate`, while `db` is live in `offer`, and in 2 other"
    with SessionLocal() as db:
        return db.get(Price, room_id)


def rate_of_today(room_id):
    return rate(room_id)


# Sure for those who call it first, and likely for those whose session may do nothing yet.
def season(room_id):
    # expect(+1): second-session-in-operation "while `db` is live in `in_season`, and in 1 other function"
    with SessionLocal() as db:
        return db.get(Price, room_id)


def with_session(work):
    def wrapper(*args, session: Session | None = None):
        if session is not None:
            return work(*args, session=session)
        with SessionLocal() as own:
            return work(*args, session=own)

    return wrapper


# It is for this one that the decorator opens.
@with_session
# expect(+1): second-session-in-operation "while `db` is live in `discounted`, and in 1 other function"
def reduction(room_id, session):
    return session.get(Price, room_id)


@with_session
def addition(room_id, session):
    return session.get(Price, room_id)

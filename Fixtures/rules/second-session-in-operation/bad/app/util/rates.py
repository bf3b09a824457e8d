"""Several functions have a session while they call this one: it is told here, once."""

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

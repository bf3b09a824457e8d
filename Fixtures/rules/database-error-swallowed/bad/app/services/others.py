"""Other handlers."""

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Session

from app.models.ticket import Ticket


class SeatService:
    def __init__(self, db: Session, context):
        self.db = db

    def by_kind(self, seat):
        try:
            self.db.flush()
        except (ValueError, SQLAlchemyError):  # expect: database-error-swallowed
            return {"sold": False}
        return {"sold": True}

    def taken_back(self, seat):
        try:
            self.db.flush()
        # expect(+1): database-error-swallowed "rolls back and goes on"
        except IntegrityError:
            self.db.rollback()  # expect: rollback-on-borrowed-session
        return seat

    def in_a_loop(self, seats):
        for seat in seats:
            try:
                self.db.add(Ticket(seat=seat))
                self.db.flush()
            except Exception:  # expect: database-error-swallowed
                continue

    def reading(self):
        try:
            return self.db.execute(select(Ticket)).scalars().all()
        except Exception:  # expect: database-error-swallowed
            return []


def count(session: Session):
    try:
        session.flush()
    except:  # expect: database-error-swallowed
        pass

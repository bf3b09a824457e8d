"""Handlers that hide nothing from the owner."""

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, NoResultFound
from sqlalchemy.orm import Session, sessionmaker

from app.errors import SeatTaken
from app.models.ticket import Ticket


class SeatService:
    def __init__(self, db: Session, context):
        self.db = db

    def told(self, seat):
        try:
            self.db.flush()
        except IntegrityError as error:
            raise SeatTaken(seat) from error

    def apart(self, seat):
        try:
            with self.db.begin_nested():
                self.db.add(Ticket(seat=seat))
        except IntegrityError:
            return False
        return True

    def missing(self, seat):
        try:
            return self.db.execute(select(Ticket).where(Ticket.seat == seat)).scalar_one()
        except NoResultFound:
            return None

    def parsed(self, text):
        try:
            number = int(text)
        except Exception:
            number = 0
        self.db.flush()
        return number

    def sometimes(self, seat, is_strict):
        try:
            self.db.flush()
        except Exception:
            if is_strict:
                raise
            return None


def owned(factory: sessionmaker):
    with factory() as session:  # expect: session-opened-in-service
        try:
            session.flush()
        except Exception:
            session.rollback()

"""Each way from one transaction into the next."""

from sqlalchemy.orm import Session

from app.core.database import SessionLocal
from app.models.crossing import Crossing, Toll


def in_one_function(session: Session, crossing):
    with session.begin():
        session.add(crossing)
        with session.begin():  # expect: nested-transaction
            session.add(Toll(crossing))


def sail(session: Session, crossing):
    with session.begin():
        session.add(crossing)
        embark(session, crossing)  # expect: nested-transaction "on `session`"


def embark(session: Session, crossing):
    crossing.is_open = True
    charge(crossing, session)


def charge(crossing, session: Session):
    with session.begin():
        session.add(Toll(crossing))


def of_a_factory(crossing):
    with SessionLocal.begin() as session:
        session.add(crossing)
        charge(crossing, session)  # expect: nested-transaction "on `session`"


def begun_by_hand(session: Session, crossing):
    session.begin()
    session.add(crossing)


def of_another_name(crossing):
    with SessionLocal() as db, db.begin():
        begun_by_hand(db, crossing)  # expect: nested-transaction "on `db`"


class Pier:
    def __init__(self, session: Session):
        self.session = session

    def moor(self, boat):
        with self.session.begin():
            self.session.add(boat)
            self.note(boat)  # expect: nested-transaction "on `self.session`"

    def note(self, boat):
        with self.session.begin():
            self.session.add(Toll(boat))

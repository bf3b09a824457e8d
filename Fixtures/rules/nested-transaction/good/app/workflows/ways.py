"""Savepoints, one transaction after the other, another session, or one that is asked first."""

from sqlalchemy.orm import Session

from app.core.database import SessionLocal
from app.models.crossing import Crossing, Toll


def with_savepoint(session: Session, crossing):
    with session.begin():
        session.add(crossing)
        charge_apart(session, crossing)
        with session.begin_nested():
            session.add(Toll(crossing))


def charge_apart(session: Session, crossing):
    with session.begin_nested():
        session.add(Toll(crossing))


def charge(session: Session, crossing):
    with session.begin():
        session.add(Toll(crossing))


def one_after_the_other(session: Session, crossing):
    with session.begin():
        session.add(crossing)
    charge(session, crossing)  # expect: several-commits-in-operation


def two_blocks(session: Session, crossing):
    with session.begin():
        session.add(crossing)
    # expect(+1): several-commits-in-operation
    with session.begin():
        session.add(Toll(crossing))


def on_another_session(session: Session, archive: Session, crossing):
    with session.begin():
        session.add(crossing)
        charge(archive, crossing)


def charge_where_needed(session: Session, crossing):
    if session.in_transaction():
        session.add(Toll(crossing))
        return
    with session.begin():
        session.add(Toll(crossing))


def asked_first(session: Session, crossing):
    with session.begin():
        session.add(crossing)
        charge_where_needed(session, crossing)


def charge_on_its_own(crossing):
    with SessionLocal.begin() as session:
        session.add(Toll(crossing))


class Pier:
    def __init__(self, session: Session, log: Session):
        self.session = session
        self.log = log

    def moor(self, boat):
        with self.session.begin():
            self.session.add(boat)
            self.note(boat)

    def note(self, boat):
        with self.log.begin():
            self.log.add(Toll(boat))

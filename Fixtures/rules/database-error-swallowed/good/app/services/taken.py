"""Handlers to which no error of the database comes."""

import logging

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from app.models.ticket import Ticket

logger = logging.getLogger(__name__)


def sell(db: Session, seat):
    try:
        db.add(Ticket(seat=seat))
        db.flush()
    except SQLAlchemyError:
        raise
    except Exception as error:
        logger.warning("no ticket: %s", error)
        return None
    return seat


def note(db: Session, seat):
    try:
        write(db, seat)
    except Exception as error:
        logger.warning("no note: %s", error)


def write(db: Session, seat):
    try:
        db.commit()  # expect: commit-on-borrowed-session
    except Exception as error:  # expect: database-error-swallowed
        logger.warning("not written: %s", error)

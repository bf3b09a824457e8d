"""A loop that tries again until a name says that it is done: the round that commits is the last one."""

from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session


def until_done(db: Session, statement):
    tries = 0
    done = False
    while not done:
        try:
            db.execute(statement)
            db.commit()
            done = True
        except OperationalError:
            if tries > 3:
                raise
            db.rollback()
            tries += 1


def while_it_is_open(db: Session, statement):
    is_open = True
    while is_open:
        db.execute(statement)
        db.commit()
        is_open = False

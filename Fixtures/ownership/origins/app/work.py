"""Where a session comes from: a parameter, an attribute, the function itself, a global, a closure's surroundings."""

from app.core import SessionLocal, shared
from sqlalchemy.orm import Session


def by_parameter(first, db: Session):  # expect-fact: commits(parameter db)
    db.commit()


def by_alias(db: Session):  # expect-fact: rollsBack(parameter db)
    session = db
    session.rollback()


def by_bound_method(db: Session):  # expect-fact: commits(parameter db)
    finish = db.commit
    finish()


def by_own():  # expect-fact: opens(opened), commits(opened), closes(opened)
    db = SessionLocal()
    try:
        db.commit()
    finally:
        db.close()


def by_global():  # expect-fact: commits(ambient shared)
    shared.commit()


def through_global():  # expect-fact: commits(ambient shared)
    by_global()


def by_attribute_of_parameter(request):  # expect-fact: likely commits(parameter request.db)
    request.db.commit()


def by_inner_function(db: Session):  # expect-fact: commits(parameter db)
    def finish():  # expect-fact: commits(captured db)
        db.commit()

    finish()


def by_lambda(db: Session):  # expect-fact: likely commits(parameter db)
    return lambda: db.commit()  # expect-fact(lambda): commits(captured db)


class Holder:
    def __init__(self, db: Session):
        self.db = db

    def finish(self):  # expect-fact: commits(attribute self.db)
        self.db.commit()

    def finish_twice(self):  # expect-fact: commits(attribute self.db)
        self.finish()
        self.finish()

    @staticmethod
    def end(db: Session):  # expect-fact: commits(parameter db)
        db.commit()

    @classmethod
    def of(cls, db: Session):
        return cls(db)

    @property
    def session(self):
        return self.db

    def end_property(self):  # expect-fact: commits(attribute self.db)
        Holder.end(self.db)


def through_static(db: Session):  # expect-fact: commits(parameter db)
    Holder.end(db)


def through_factory_method(db: Session):  # expect-fact: commits(parameter db)
    holder = Holder.of(db)
    holder.finish()

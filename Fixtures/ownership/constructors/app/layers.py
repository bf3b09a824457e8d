"""Sessions that travel inside objects: through constructors of bases, objects in attributes, results of functions."""

from app.base import Base, Middle
from dataclasses import dataclass
from sqlalchemy.orm import Session


class Leaf(Middle):
    def finish(self):  # expect-fact: commits(attribute self.db)
        self.save()


class Service:
    def __init__(self, session: Session):
        self.repository = Leaf(session, "x")
        self.other = session

    def work(self):  # expect-fact: commits(attribute self.repository.db)
        self.repository.finish()

    def work_with_fresh(self):  # expect-fact: commits(attribute self.other)
        Base(self.other).save()

    def build(self):
        return Base(self.other)

    def work_with_built(self):  # expect-fact: commits(attribute self.other)
        self.build().save()


@dataclass
class Bundle:
    db: Session
    name: str

    def finish(self):  # expect-fact: commits(attribute self.db)
        self.db.commit()


def through_layers(db: Session):  # expect-fact: commits(parameter db)
    Service(db).work()


def through_object(repository: Base):  # expect-fact: commits(parameter repository.db)
    repository.save()


def through_handed_object(db: Session):  # expect-fact: commits(parameter db)
    repository = Middle(db, name="m")
    through_object(repository)


def through_built(db: Session):  # expect-fact: commits(parameter db)
    Service(db).work_with_built()


def through_fields(db: Session):  # expect-fact: commits(parameter db)
    bundle = Bundle(db=db, name="b")
    bundle.finish()


def make(db: Session) -> Base:
    return Base(db)


def through_made(db: Session):  # expect-fact: commits(parameter db)
    make(db).save()

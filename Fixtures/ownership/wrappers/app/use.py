from app.core import in_unit, lent, provide_desk, unit, unit_async
from sqlalchemy.orm import Session


def by_unit():  # expect-fact: opens(opened), commits(opened), rollsBack(opened), closes(opened)
    with unit() as db:
        db.add(1)


async def by_unit_async():  # expect-fact: opens(opened), commits(opened), closes(opened)
    async with unit_async() as db:
        db.add(1)


def by_loan(db: Session):  # expect-fact: likely commits(parameter db)
    with lent(db) as same:
        same.add(1)


@provide_desk
def store(row, *, db: Session = None):
    db.add(row)


@provide_desk
def store_and_end(row, *, db: Session = None):  # expect-fact: commits(parameter db)
    db.add(row)
    db.commit()


def provided():  # expect-fact: opens(opened)
    store(1)


def given(db: Session):
    store(1, db=db)


def given_and_ended(db: Session):  # expect-fact: commits(parameter db)
    store_and_end(1, db=db)


@in_unit
def keep(db, row):
    db.add(row)


def kept():  # expect-fact: opens(opened)
    keep(1)


def given_by_place(db: Session):
    forwarded(1, db)


@provide_desk
def forwarded(row, db: Session = None):
    db.add(row)


def forwarded_without():  # expect-fact: opens(opened)
    forwarded(1)


def chosen(db: Session = None):  # expect-fact: opens?(opened), commits?(opened), rollsBack?(opened), closes?(opened), likely commits?(parameter db)
    context = unit() if db is None else lent(db)
    with context as one:
        one.add(1)


class Shelf:
    @provide_desk
    def put(self, row, db: Session = None):
        db.add(row)

    def by_place(self, db: Session):
        self.put(1, db)

    def by_name(self, db: Session):
        self.put(1, db=db)

    def without(self):  # expect-fact: opens(opened)
        self.put(1)

from sqlalchemy.orm import Session

from app.core.database import SessionLocal
from app.models.order import Order


def one_by_one(db: Session, orders):
    for order in orders:
        db.add(order)
        db.commit()  # expect: several-commits-in-operation "in every round of a loop"


def one_arm_and_the_end(db: Session, order, note):
    if note:
        db.add(note)
        db.commit()
    db.add(order)
    db.commit()  # expect: several-commits-in-operation "more than once"


def opened_here(orders):
    with SessionLocal() as db:
        db.add(orders[0])
        db.commit()
        db.add(orders[1])
        db.commit()  # expect: several-commits-in-operation


def block_and_commit(db: Session, order, note):
    with db.begin():
        db.add(order)
    db.add(note)
    db.commit()  # expect: several-commits-in-operation


def whatever_happens(db: Session, order, log):
    try:
        db.add(order)
        db.commit()
    finally:
        db.add(log)
        db.commit()  # expect: several-commits-in-operation


class Orders:
    def __init__(self, db: Session):
        self.db = db

    def take(self, order, note):
        self.db.add(order)
        self.db.commit()
        self.db.add(note)
        self.db.commit()  # expect: several-commits-in-operation


def under_another_name(db: Session, order, note):
    session = db
    session.add(order)
    session.commit()
    db.add(note)
    db.commit()  # expect: several-commits-in-operation


def next_try(db: Session, order):
    while order.is_open:
        order.advance()
        db.commit()  # expect: several-commits-in-operation


def asked_again(db: Session, order, is_late):
    if is_late:
        db.add(order)
        db.commit()
    is_late = order.is_late()
    if not is_late:
        db.commit()  # expect: several-commits-in-operation


def of_one_mind(db: Session, order, is_late):
    if is_late:
        db.add(order)
        db.commit()
    if is_late and order.is_paid:
        db.commit()  # expect: several-commits-in-operation


def made_here(db: Session, order):
    if order is None:
        order = Order()
        db.add(order)
        db.commit()
    if not order.is_paid:
        db.commit()  # expect: several-commits-in-operation


def each_round_anew(db: Session, orders):
    for order in orders:
        is_late = order.is_late()
        if is_late:
            db.commit()
        if not is_late:
            db.commit()  # expect: several-commits-in-operation


def one_of_both(db: Session, order, kind):
    if kind in ("new", "changed"):
        db.add(order)
        db.commit()
    if kind == "changed":
        db.commit()
    if kind not in ("new", "copied"):
        db.commit()  # expect: several-commits-in-operation


def by_what_changes(db: Session, order, call):
    if call.kind == "new":
        db.add(order)
        db.commit()
        call.kind = "changed"
    if call.kind == "changed":
        db.merge(order)
        db.commit()  # expect: several-commits-in-operation


# What is set says that it goes on, or nothing of the loop.
def until_nothing_is_left(db: Session, orders):
    done = False
    while not done:
        db.add(orders.pop())
        db.commit()  # expect: several-commits-in-operation "in every round of a loop"
        done = not orders


def shown_each_time(db: Session, orders):
    shown = False
    while orders:
        db.add(orders.pop())
        db.commit()  # expect: several-commits-in-operation "in every round of a loop"
        shown = True
    return shown

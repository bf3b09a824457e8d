"""Two branches that ask the same thing of a name that stays what it is: one of them runs, or neither."""

from sqlalchemy.orm import Session

from app.models.order import Order


def by_a_flag(db: Session, order: Order, is_draft: bool):
    if is_draft:
        db.add(order)
        db.commit()
    print("shown")
    if not is_draft:
        db.merge(order)
        db.commit()


def by_a_constant(db: Session, order: Order, mode: str):
    kind = mode.strip()
    if kind == "new":
        db.add(order)
        db.commit()
    print("shown")
    if kind == "changed":
        db.merge(order)
        db.commit()


def by_several_constants(db: Session, order: Order, kind: str):
    if kind in ("new", "copied"):
        db.add(order)
        db.commit()
    print("shown")
    if kind == "changed":
        db.merge(order)
        db.commit()


def by_all_other_constants(db: Session, order: Order, kind: str):
    if kind in {"new", "copied"}:
        db.add(order)
        db.commit()
    print("shown")
    if kind not in {"copied", "new"}:
        db.merge(order)
        db.commit()


def by_what_it_is_told(db: Session, order: Order, call):
    if call.kind == "new":
        db.add(order)
        db.commit()
    print("shown")
    if call.kind == "changed":
        db.merge(order)
        db.commit()


class Desk:
    def __init__(self, is_open: bool):
        self.is_open = is_open

    def take(self, db: Session, order: Order):
        if self.is_open:
            db.add(order)
            db.commit()
        print("shown")
        if not self.is_open:
            db.merge(order)
            db.commit()

from sqlalchemy.orm import Session


def note(db: Session, text):
    db.add(text)
    db.commit()


def settle(db: Session, commit=True):
    db.flush()
    if commit:
        db.commit()


class Ledger:
    def __init__(self, db: Session):
        self.db = db

    def enter(self, amount):
        self.db.add(amount)
        note(self.db, "entered")


def approve(db: Session, amount):
    try:
        db.add(amount)
        db.flush()
    except ValueError:
        db.commit()
        raise


def read(db: Session, kind):
    try:
        return kind.lower()
    except ValueError as error:
        note(db, "not read")
        raise RuntimeError(kind) from error

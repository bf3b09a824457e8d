"""A block that was committed by hand within has nothing left to commit at its end."""

from sqlalchemy.orm import Session

from app.core.database import SessionLocal


def by_hand(order):
    with SessionLocal() as db, db.begin():
        db.add(order)
        db.commit()


def lent(db: Session, order, is_urgent):
    with db.begin():
        db.add(order)
        if is_urgent:
            db.commit()

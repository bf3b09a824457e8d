"""`simple_history` makes a class beside each one whose history it keeps, in the same module."""

from simple_history.models import bulk_history_create
from sqlalchemy.orm import Session

from app.models import Berth, HistoricalBerth


def moves(db: Session, berth: int) -> int:
    db.get(Berth, berth)
    bulk_history_create([], HistoricalBerth)
    return berth

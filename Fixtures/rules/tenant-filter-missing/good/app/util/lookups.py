"""A helper that nobody has told for whom it works: who calls it has looked for the wagon."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.wagons import Wagon


def kinds(db: Session, is_empty: bool) -> list:
    return list(db.scalars(select(Wagon.kind).where(Wagon.is_empty == is_empty)))

"""A row that is not known already is written."""

from sqlalchemy.orm import Session

from app.core.database import SessionLocal
from app.models.stock import Shelf


def known(session: Session, row: dict) -> Shelf:
    return session.merge(Shelf(**row))


def show(row: dict) -> str:
    with SessionLocal() as session:  # expect: transaction-never-committed
        return known(session, row).name

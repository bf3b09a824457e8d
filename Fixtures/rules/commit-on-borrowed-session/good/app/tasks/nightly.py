"""A task owns what it opens, and also a session that its own helper is given."""

from celery import shared_task
from sqlalchemy.orm import Session

from app.core.database import SessionLocal


@shared_task
def close_day() -> None:
    with SessionLocal() as session:
        write_totals(session)


def write_totals(session: Session) -> None:
    session.commit()

"""Migrations are left out."""

from app.core.database import SessionLocal


def upgrade() -> None:
    with SessionLocal() as session:
        session.commit()

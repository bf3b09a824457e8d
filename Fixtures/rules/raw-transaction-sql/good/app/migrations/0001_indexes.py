"""Migrations are left out: some statements can only run outside a transaction."""

from alembic import op


def upgrade() -> None:
    op.execute("COMMIT")
    op.execute("create index concurrently by_year on accounts (year)")

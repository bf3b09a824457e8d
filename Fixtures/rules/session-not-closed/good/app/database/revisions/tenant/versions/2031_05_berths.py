"""A step of a migration, known by its folder and by what it imports: it lives as long as the step."""

from alembic import op
from sqlalchemy.orm import Session

revision = "5f2c"
down_revision = "4e1b"


def upgrade():
    session = Session(bind=op.get_bind())
    for berth in session.query("berths"):
        berth.length = berth.length or 8
        session.commit()

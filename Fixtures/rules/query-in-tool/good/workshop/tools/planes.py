"""A tool is a thing of wood and steel here."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from workshop.tools.rows import Plane


class PlaneTool:
    """What is known of a plane, for whoever looks it up."""

    width = 60

    def describe(self) -> str:
        return f"{self.width} mm"


def planes(db: Session):
    return db.scalars(select(Plane)).all()


def clear(db: Session):
    db.execute(delete(Plane))

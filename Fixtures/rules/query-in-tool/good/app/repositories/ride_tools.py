"""Where the rows of the tools themselves are kept."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.tools import RideTool


class RideTools:
    def __init__(self, db: Session):
        self._db = db

    def of_kind(self, kind: str):
        return self._db.execute(select(RideTool).where(RideTool.kind == kind)).all()

"""`core.errors` is a library here: the package in which a folder of that name stands is named as `app` everywhere."""

from core.errors import Unreachable
from sqlalchemy.orm import Session

from app.core.errors import BerthTaken


def free(db: Session, berth: int) -> None:
    db.get(Unreachable, berth)
    raise BerthTaken(berth)

"""Enumerations and schemas may be known by everybody."""

from app.models.enums import ExhibitState
from app.models.schemas import ExhibitRead
from app.schemas.models import VisitRead
from ..models.enums import RoomKind


def describe(exhibit: ExhibitRead, visit: VisitRead) -> str:
    return f"{exhibit.title} {visit} {ExhibitState.LENT} {RoomKind.HALL}"

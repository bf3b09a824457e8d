"""Enumerations."""

from enum import Enum


class ExhibitState(Enum):
    LENT = "lent"
    SHOWN = "shown"


class RoomKind(Enum):
    HALL = "hall"

"""For the type checker only: nothing is imported at run time."""

from __future__ import annotations

import typing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app import models
    from app.models.exhibit import Exhibit

if typing.TYPE_CHECKING:
    import app.models.room


def title(exhibit: Exhibit, room: models.Room | app.models.room.Room) -> str:
    return f"{exhibit.title} in {room}"

"""For the type checker only, with and without the module's name, and with an `else`."""

from __future__ import annotations

import typing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.core.database import AsyncSessionLocal

if typing.TYPE_CHECKING:
    from app.core.database import SessionLocal
else:
    SessionLocal = object


class TimetableService:
    def __init__(self, db, maker: type[AsyncSessionLocal] | type[SessionLocal]):
        self.db = db
        self.maker = maker

"""Names in annotations and sentences open nothing; nor does `SessionLocal()` in this one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from app.core.database import SessionLocal


class OpensSessions(Protocol):
    def __call__(self) -> SessionLocal: ...


TEXT = "with SessionLocal() as session:"

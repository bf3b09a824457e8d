"""Imports of names that are there, or may be."""

from typing import TYPE_CHECKING

from celery import current_app

from app.core import database
from app.core.dynamic import tug_scope
from app.core.generated import harbour_pb2
from app.core.late import late_session
from app.core.lazy import SessionFactory
from app.core.names import session_scope
from app.core.open import Session

if TYPE_CHECKING:
    from app.core.database import HarbourSession

try:
    from app.core.database import LegacySession
except ImportError:
    LegacySession = None


async def sweep(db: "HarbourSession"):
    async with session_scope() as other:
        await other.flush()
    return [tug_scope, late_session, SessionFactory, Session, harbour_pb2.Berth, current_app, LegacySession, db, database]

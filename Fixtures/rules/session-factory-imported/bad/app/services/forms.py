"""Aliases, relative imports, several names in brackets, imports in functions and in `try`."""

from app.core.database import AsyncSessionLocal as sessions  # expect: session-factory-imported
from ..core.database import SessionLocal  # expect: session-factory-imported
from ..core.database import (
    engine,
    get_async_session,  # expect: session-factory-imported
    metadata,
)

try:
    from app.core.database import async_session_maker  # expect: session-factory-imported
except ImportError:
    async_session_maker = None


def wire(queue) -> None:
    from app.core.database import get_db  # expect: session-factory-imported

    queue.start(sessions, SessionLocal, get_db, get_async_session, async_session_maker, engine, metadata)

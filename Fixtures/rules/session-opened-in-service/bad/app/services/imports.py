"""Imports inside functions, with aliases, in `try`, under another module's name."""

from __future__ import annotations

try:
    from app.core.database import AsyncSessionLocal as open_session
except ImportError:
    open_session = None


async def with_alias() -> None:
    if open_session is None:
        return
    async with open_session() as session:  # expect: session-opened-in-service
        await session.connection()


async def with_local_import() -> None:
    from app.core.database import AsyncSessionLocal

    async with AsyncSessionLocal() as session:  # expect: session-opened-in-service
        await session.connection()


async def with_relative_import() -> None:
    from ..core import database as store

    async with store.AsyncSessionLocal() as session:  # expect: session-opened-in-service
        await session.connection()


async def in_inner_function(rows) -> None:
    from app.core.database import AsyncSessionLocal

    async def write(row) -> None:
        async with AsyncSessionLocal() as session:  # expect: session-opened-in-service
            session.add(row)

    for row in rows:
        await write(row)


async def with_dependency() -> None:
    from app.core.database import get_db

    async for session in get_db():  # expect: session-opened-in-service
        await session.connection()
        break

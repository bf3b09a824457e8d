"""What opens the session is called like a factory, and commits."""

from sqlalchemy import delete

from app.core.outside import session_scope
from app.core.scope import AsyncSessionMaker
from app.models.stock import Shelf


async def prune() -> None:
    async with AsyncSessionMaker() as session:
        await session.execute(delete(Shelf))


async def prune_by_the_kit() -> None:
    async with session_scope() as session:
        await session.execute(delete(Shelf))

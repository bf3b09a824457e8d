"""Closed by a helper of the standard library; as a callback it is not seen yet."""

from contextlib import aclosing, closing

from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session


def count(session: Session) -> int:
    with closing(session):  # expect: close-on-borrowed-session
        return len(session.new)


async def enter(db: AsyncSession, stack) -> None:
    stack.push_async_callback(db.close)  # expect missing: close-on-borrowed-session

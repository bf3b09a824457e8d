"""Parameters: in `finally`, under another name, by its name alone, and with the method's longer spelling."""

from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session


def count(session: Session, day) -> int:
    try:
        return session.info["visits"][day]
    finally:
        session.close()  # expect: close-on-borrowed-session


async def enter(handle: AsyncSession, visit) -> None:
    handle.add(visit)
    connection = handle
    await connection.close()  # expect: close-on-borrowed-session


async def leave(db, visit) -> None:
    visit.left = True
    await db.close()  # expect: close-on-borrowed-session


async def forget(db: AsyncSession) -> None:
    await db.aclose()  # expect: close-on-borrowed-session

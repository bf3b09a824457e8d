"""Parameters, annotated and not, and a rollback outside a handler."""

from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session


async def charge(db: AsyncSession, fee) -> None:
    try:
        db.add(fee)
        await db.flush()
    except Exception:
        await db.rollback()  # expect: rollback-on-borrowed-session
        raise


def preview(handle: Session, fee) -> int:
    handle.add(fee)
    handle.flush()
    number = fee.number
    handle.rollback()  # expect: rollback-on-borrowed-session
    return number


def undo(session) -> None:
    session.rollback()  # expect: rollback-on-borrowed-session


async def rename(db: AsyncSession, boat, name: str) -> None:
    session = db
    try:
        boat.name = name
        await session.flush()
    finally:
        if not boat.name:
            await session.rollback()  # expect: rollback-on-borrowed-session

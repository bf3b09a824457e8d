"""Two ends of the same transaction are two findings: each of them has to go."""

from sqlalchemy.ext.asyncio import AsyncSession


async def moor(db: AsyncSession, boat) -> None:
    try:
        db.add(boat)
        await db.commit()  # expect: commit-on-borrowed-session
    except Exception:
        await db.rollback()  # expect: rollback-on-borrowed-session
        raise

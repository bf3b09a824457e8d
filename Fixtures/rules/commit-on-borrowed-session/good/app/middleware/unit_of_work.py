"""Middleware owns the session of a request."""

from sqlalchemy.ext.asyncio import AsyncSession


async def finish(db: AsyncSession, succeeded: bool) -> None:
    if succeeded:
        await db.commit()
    else:
        await db.rollback()

"""A name that a function binds."""

from sqlalchemy.ext.asyncio import AsyncSession


def configure():
    global late_session
    late_session = AsyncSession

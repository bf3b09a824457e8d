"""The base class of all models opens sessions for them, so that every model can."""

from sqlalchemy.orm import DeclarativeBase


class Base(DeclarativeBase):
    @classmethod
    def count(cls) -> int:
        from app.core.database import SessionLocal as Local

        with Local() as session:  # expect: session-opened-in-model
            return len(session.new)

    async def delete(self) -> None:
        from app.core import database

        async with database.AsyncSessionLocal.begin() as session:  # expect: session-opened-in-model
            await session.delete(self)

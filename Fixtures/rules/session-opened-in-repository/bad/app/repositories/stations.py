"""An engine, a factory that is handed over, an alias of a module."""

import sqlalchemy.orm as orm
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker


class StationRepository:
    def __init__(self, engine: AsyncEngine, factory: async_sessionmaker):
        self.engine = engine
        self.factory = factory

    async def add(self, station) -> None:
        async with AsyncSession(self.engine) as session:  # expect: session-opened-in-repository
            session.add(station)
            await session.commit()

    async def remove(self, station) -> None:
        async with self.factory.begin() as session:  # expect: session-opened-in-repository
            await session.delete(station)

    def count(self, engine) -> int:
        return len(orm.Session(engine).new)  # expect: session-opened-in-repository, session-not-closed

"""A method is called like a factory, and gives one."""

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker


class Gauges:
    def __init__(self, settings):
        self.settings = settings

    def _session_factory(self) -> async_sessionmaker[AsyncSession]:
        return async_sessionmaker(self.settings.engine(), expire_on_commit=False)

    def session_maker(self):
        return async_sessionmaker(self.settings.engine())

    async def last(self):
        async with self._session_factory()() as session:
            return await session.scalar("select max(id) from gauges")

    async def first(self):
        async with self.session_maker()() as session:
            return await session.scalar("select min(id) from gauges")

"""Called like a session factory, but it is a function that commits."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

_factory: async_sessionmaker[AsyncSession] | None = None


class Pool:
    @classmethod
    def take(cls) -> AbstractAsyncContextManager[AsyncSession]:
        if _factory is None:
            raise RuntimeError("nothing is set up")
        return _factory()


@asynccontextmanager
async def AsyncSessionMaker() -> AsyncIterator[AsyncSession]:
    async with Pool.take() as session:
        try:
            yield session
        except BaseException:
            await session.rollback()
            raise
        else:
            await session.commit()

"""The factory is made here: whatever the folder is called, this is the database."""

from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

engine = create_async_engine("postgresql+asyncpg://localhost/library")
KeptSession = async_sessionmaker(engine)


async def get_kept():
    async with KeptSession() as session:
        yield session

"""Where the factories come from."""

from sqlalchemy import MetaData, create_engine
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.orm import sessionmaker

metadata = MetaData()
engine = create_engine("postgresql+psycopg://localhost/tram")
SessionLocal = sessionmaker(engine)
async_session_maker = AsyncSessionLocal = async_sessionmaker(create_async_engine("postgresql+asyncpg:///tram"))


async def get_async_session():
    async with AsyncSessionLocal() as session:
        yield session


get_db = get_async_session

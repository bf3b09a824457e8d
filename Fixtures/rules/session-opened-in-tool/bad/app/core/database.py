"""Where the factories come from; opening here is right."""

from sqlalchemy import create_engine
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.orm import sessionmaker

engine = create_async_engine("postgresql+asyncpg://localhost/library")
AsyncSessionLocal = async_sessionmaker(engine, expire_on_commit=False)
SessionLocal = sessionmaker(create_engine("postgresql+psycopg://localhost/library"))
shelf_sessions = async_sessionmaker(engine)


async def get_db():
    async with AsyncSessionLocal() as session:
        yield session

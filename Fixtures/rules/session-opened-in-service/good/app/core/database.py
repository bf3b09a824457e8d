"""The module that makes the factory."""

from sqlalchemy import create_engine
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.orm import sessionmaker

SessionLocal = sessionmaker(create_engine("postgresql+psycopg://localhost/seeds"))
AsyncSessionLocal = async_sessionmaker(create_async_engine("postgresql+asyncpg://localhost/seeds"))


async def get_db():
    async with AsyncSessionLocal() as session:
        yield session

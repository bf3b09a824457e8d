"""The module that makes the factories."""

from sqlalchemy import create_engine
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.orm import sessionmaker

AsyncSessionLocal = async_sessionmaker(create_async_engine("postgresql+asyncpg://localhost/parcels"))
SessionLocal = sessionmaker(create_engine("postgresql+psycopg://localhost/parcels"))
ArchiveSessionLocal = sessionmaker(create_engine("postgresql+psycopg://localhost/archive"))


async def get_db():
    async with AsyncSessionLocal() as session:
        yield session

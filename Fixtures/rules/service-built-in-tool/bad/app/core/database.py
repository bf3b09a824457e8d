"""The database."""

from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

AsyncSessionLocal = async_sessionmaker(create_async_engine("postgresql+asyncpg://localhost/harbour"))

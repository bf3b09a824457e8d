"""The database of the workshop."""

from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

engine = create_async_engine("postgresql+asyncpg://localhost/workshop")
AsyncSessionLocal = async_sessionmaker(engine, expire_on_commit=False)

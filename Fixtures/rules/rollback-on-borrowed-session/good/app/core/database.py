"""The module that makes sessions."""

from sqlalchemy import create_engine
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.orm import sessionmaker

AsyncSessionLocal = async_sessionmaker(create_async_engine("postgresql+asyncpg://localhost/harbour"))
SessionLocal = sessionmaker(create_engine("postgresql+psycopg://localhost/harbour"))


def get_db():
    session = SessionLocal()
    try:
        yield session
    except Exception:
        session.rollback()
        raise
    finally:
        session.close()

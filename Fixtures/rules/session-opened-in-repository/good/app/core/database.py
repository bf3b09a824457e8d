"""The module that makes the factories."""

from sqlalchemy import create_engine
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.orm import sessionmaker

AsyncSessionLocal = async_sessionmaker(create_async_engine("postgresql+asyncpg://localhost/bikes"))
SessionLocal = sessionmaker(create_engine("postgresql+psycopg://localhost/bikes"))


def session_scope():
    session = SessionLocal()
    try:
        yield session
        session.commit()
    finally:
        session.close()

from contextlib import contextmanager

from sqlalchemy import create_engine
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.orm import sessionmaker

AsyncSessionLocal = async_sessionmaker(create_async_engine("sqlite+aiosqlite://"))
SessionLocal = sessionmaker(create_engine("sqlite://"))


@contextmanager
def reading():
    session = SessionLocal()
    try:
        yield session
    finally:
        session.close()

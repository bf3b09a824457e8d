from contextlib import asynccontextmanager, contextmanager

from sqlalchemy import create_engine
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.orm import sessionmaker

AsyncSessionLocal = async_sessionmaker(create_async_engine("sqlite+aiosqlite://"))
SessionLocal = sessionmaker(create_engine("sqlite://"))


@contextmanager
def writing():
    session = SessionLocal()
    try:
        yield session
        session.commit()
    except Exception:
        session.rollback()
        raise
    finally:
        session.close()


@asynccontextmanager
async def operation():
    async with AsyncSessionLocal.begin() as session:
        yield session


@contextmanager
def trusting():
    with SessionLocal() as session, session.begin():
        yield session

"""A session of the task, which is made for one block and taken away behind it."""

from asyncio import current_task
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import async_scoped_session, async_sessionmaker, create_async_engine

make = async_sessionmaker(create_async_engine("postgresql+asyncpg://localhost/orders"))


@asynccontextmanager
async def task_session():
    sessions = async_scoped_session(make, scopefunc=current_task)
    try:
        yield sessions()
        await sessions.commit()
    finally:
        await sessions.remove()

"""Generators that are driven to their end, or by somebody who knows how."""

import contextlib

from fastapi import Depends

from app.core.database import AsyncSessionLocal, get_async_db, get_db
from app.models.reminder import Reminder


def injected(db=Depends(get_db)):
    return db.get(Reminder, 1)


def lent_on():
    for db in get_db():
        yield db


async def lent_on_by_hand():
    generator = get_async_db()
    try:
        yield await generator.__anext__()
    finally:
        await generator.aclose()


def to_its_end():
    for db in get_db():
        db.add(Reminder())
        db.commit()


async def with_a_loop_inside():
    async for session in get_async_db():
        for id in range(9):
            if await session.get(Reminder, id):
                break


def wrapped():
    with contextlib.contextmanager(get_db)() as db:
        return db.get(Reminder, 1)


session_scope = contextlib.asynccontextmanager(get_async_db)


async def wrapped_before():
    async with session_scope() as session:
        return await session.get(Reminder, 1)


@contextlib.asynccontextmanager
async def lend():
    async with AsyncSessionLocal() as session:
        yield session


async def entered():
    async with lend() as session:
        return await session.get(Reminder, 1)


def numbers():
    yield from range(9)


def first_number():
    return next(numbers())

"""Sessions for what runs beside others, and for what is kept for everybody."""

import asyncio

from aiocache import cached
from fastapi import APIRouter, Depends
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

from app.models.room import Room

make = async_sessionmaker(create_async_engine("postgresql+asyncpg://localhost/rooms"))
router = APIRouter()


async def get_session():
    async with make() as session:
        yield session


@cached()
async def settings():
    async with make() as session:
        return (await session.execute(select(Room))).first()


@router.get("/rooms/all")
async def rooms(db: AsyncSession = Depends(get_session)):
    await db.execute(select(Room))

    async def small():
        async with make() as session:
            return (await session.execute(select(Room))).all()

    async def large():
        async with make() as session:
            return (await session.execute(select(Room))).all()

    both = await asyncio.gather(small(), large())
    return both, await settings()

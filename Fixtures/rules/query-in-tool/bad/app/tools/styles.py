"""The ways to ask: `query`, `scalars`, `scalar`, `get`, `stream`, and a statement built before."""

from crewai.tools import tool
from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from app.models.bike import Bike  # expect: model-imported-in-tool


def old_style(session: Session) -> int:
    return session.query(Bike).filter(Bike.free).count()  # expect: query-in-tool


def by_scalars(session: Session) -> list:
    return session.scalars(select(Bike).where(Bike.free)).all()  # expect: query-in-tool


async def by_scalar(db: AsyncSession) -> int:
    return await db.scalar(select(func.count()).select_from(Bike))  # expect: query-in-tool


async def by_key(db: AsyncSession, bike_id: int) -> Bike | None:
    return await db.get(Bike, bike_id)  # expect: query-in-tool


async def by_stream(db: AsyncSession) -> list:
    return [bike async for bike in await db.stream_scalars(select(Bike))]  # expect: query-in-tool


async def in_two_steps(db: AsyncSession) -> list:
    statement = select(Bike).where(Bike.free)
    return list((await db.execute(statement)).scalars())  # expect: query-in-tool


async def changes(db: AsyncSession, bike_id: int) -> None:
    await db.execute(update(Bike).where(Bike.id == bike_id).values(free=True))  # expect: query-in-tool
    await db.execute(delete(Bike).where(Bike.id == bike_id))  # expect: query-in-tool


def built_for_others(limit: int):
    return select(Bike).limit(limit)  # expect: query-in-tool


@tool("free_bikes")
def free_bikes(session: Session) -> str:  # expect: session-passed-to-tool
    """Count the free bikes."""
    return str(session.query(Bike).count())  # expect: query-in-tool


async def in_parts(db: AsyncSession) -> list:
    part = select(Bike).where(Bike.free)
    free = part.cte()
    statement = select(Bike).where(exists(select(free.c.id)))
    return list((await db.execute(statement)).scalars())  # expect: query-in-tool

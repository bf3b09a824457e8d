"""The inner session is synchronous, begun, made from an engine, or one of several things in one `with`."""

from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession
from sqlalchemy.orm import Session

from app.core.database import AsyncSessionLocal, SessionLocal


def synchronous(session: Session, label) -> None:
    with SessionLocal() as inner:  # expect: transaction-never-committed
        inner.add(label)
        session.add(label)  # expect: outer-session-in-transaction


async def begun(db: AsyncSession, label) -> None:
    async with AsyncSessionLocal.begin() as inner:
        inner.add(label)
        db.add(label)  # expect: outer-session-in-transaction


async def with_begin_beside(db: AsyncSession, label) -> None:
    async with AsyncSessionLocal() as inner, inner.begin():
        inner.add(label)
        db.add(label)  # expect: outer-session-in-transaction


async def from_engine(db: AsyncSession, engine: AsyncEngine, label) -> None:
    async with AsyncSession(engine) as inner:  # expect: transaction-never-committed
        inner.add(label)
        await db.merge(label)  # expect: outer-session-in-transaction


async def from_module(db: AsyncSession, label) -> None:
    from app.core import database

    async with database.AsyncSessionLocal() as inner:  # expect: transaction-never-committed
        inner.add(label)
        db.add(label)  # expect: outer-session-in-transaction

"""A use is a call on the session or the session as an argument, however deep in the block."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import AsyncSessionLocal
from app.services.labels import LabelService


async def as_argument(db: AsyncSession, label) -> None:
    async with AsyncSessionLocal() as inner:  # expect: transaction-never-committed
        inner.add(label)
        await LabelService(db).print(label)  # expect: outer-session-in-transaction


async def as_keyword(db: AsyncSession, label) -> None:
    async with AsyncSessionLocal() as inner:  # expect: transaction-never-committed
        inner.add(label)
        await LabelService(session=db).print(label)  # expect: outer-session-in-transaction


async def in_loop(db: AsyncSession, model, labels) -> None:
    async with AsyncSessionLocal() as inner:  # expect: transaction-never-committed
        for label in labels:
            if label.is_new:
                inner.add(label)
            else:
                await db.execute(select(model))  # expect: outer-session-in-transaction


async def in_condition(db: AsyncSession, label) -> None:
    async with AsyncSessionLocal() as inner:  # expect: transaction-never-committed
        if await db.scalar(label.query):  # expect: outer-session-in-transaction
            inner.add(label)


async def in_handler(db: AsyncSession, label) -> None:
    async with AsyncSessionLocal() as inner:
        try:
            inner.add(label)
            await inner.commit()
        except Exception:
            await db.rollback()  # expect: outer-session-in-transaction
            raise

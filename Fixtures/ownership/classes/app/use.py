import contextlib

from app.desk import Factory, Loan, Unit
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker


async def by_class():  # expect-fact: opens(opened), commits(opened), closes(opened)
    async with Unit() as unit:
        unit.db.add(1)


async def lend(db: AsyncSession):  # expect-fact: commits(parameter db)
    async with Loan(db) as same:
        same.add(1)


async def two(db: AsyncSession):  # expect-fact: opens(opened), commits(opened), closes(opened), commits(parameter db)
    async with Factory() as own, Loan(db):
        await own.commit()


async def stacked():  # expect-fact: opens(opened), commits(opened), closes(opened)
    async with contextlib.AsyncExitStack() as stack:
        db = await stack.enter_async_context(Factory())
        await db.commit()


async def factory_as_parameter(make: async_sessionmaker):  # expect-fact: opens(opened), commits(opened), closes(opened)
    async with make() as db:
        await db.commit()


async def factory_as_default(make=Factory):  # expect-fact: opens(opened), commits(opened), closes(opened)
    async with make() as db:
        await db.commit()


async def begun(db: AsyncSession):  # expect-fact: commits(parameter db)
    async with db.begin():
        db.add(1)


async def through_begun(db: AsyncSession):  # expect-fact: commits(parameter db)
    await begun(db)


def by_getattr(db: AsyncSession):  # expect-fact: commits(parameter db)
    getattr(db, "commit")()

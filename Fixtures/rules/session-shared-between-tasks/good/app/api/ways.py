import asyncio

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from app.core.database import AsyncSessionLocal
from app.queries import count_loans, fetch, take_in


async def only_one_uses_it(db: AsyncSession, url):
    return await asyncio.gather(count_loans(db), fetch(url))


async def a_session_each(factory: async_sessionmaker, loans):
    await asyncio.gather(*[take_in(factory, loan) for loan in loans])


async def opened_in_each(loans):
    async def one(loan):
        async with AsyncSessionLocal() as db:
            await take_in(db, loan)

    await asyncio.gather(*[one(loan) for loan in loans])


async def one_after_the_other(db: AsyncSession, loan, note):
    first = asyncio.create_task(take_in(db, loan))
    await first
    second = asyncio.create_task(take_in(db, note))
    await second


async def awaited_in_the_loop(db: AsyncSession, loans):
    for loan in loans:
        task = asyncio.create_task(take_in(db, loan))
        await task


async def read_before(db: AsyncSession, urls):
    loans = await count_loans(db)
    await asyncio.gather(*[fetch(url, loans) for url in urls])


async def two_databases(db: AsyncSession, archive: AsyncSession):
    return await asyncio.gather(count_loans(db), count_loans(archive))


async def those_that_there_are(sessions):
    await asyncio.gather(*(session.close() for session in sessions))
    for number, session in enumerate(sessions):
        asyncio.create_task(take_in(session, number))

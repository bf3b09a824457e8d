"""A function inside another one that is only started apart: nobody can lend it a session."""

import asyncio
import threading

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import AsyncSessionLocal
from app.models.loan import Loan


async def renew(db: AsyncSession, loans: list[int]) -> None:
    async def remind() -> None:
        async with AsyncSessionLocal() as session:
            await session.get(Loan, loans[0])

    db.add(Loan(loans[0]))
    task = asyncio.create_task(remind())
    await db.flush()
    await task


async def count(loans: list[int]) -> list:
    async def one(loan: int):
        async with AsyncSessionLocal() as session:
            return await session.get(Loan, loan)

    return await asyncio.gather(*[one(loan) for loan in loans])


def export(path: str) -> None:
    def write() -> None:
        asyncio.run(one_by_one(path))

    threading.Thread(target=write).start()


async def one_by_one(path: str) -> None:
    print(path)


def count_all(loans: list[int]) -> None:
    async def one(loan: int) -> None:
        async with AsyncSessionLocal() as session:
            await session.get(Loan, loan)

    async def one_and_all() -> None:
        await one(loans[0])
        await asyncio.gather(*[one(loan) for loan in loans])

    asyncio.new_event_loop().run_until_complete(one_and_all())

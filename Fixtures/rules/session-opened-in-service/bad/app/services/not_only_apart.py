"""Functions that are started, and called or handed on as well, or waited for in a thread."""

import asyncio

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from app.core.database import AsyncSessionLocal
from app.models.loan import Loan


engine = create_engine("sqlite://")
tasks: list[asyncio.Task[None]] = []


async def start(loan: int) -> None:
    tasks.append(asyncio.create_task(lend(loan)))
    tasks.append(asyncio.create_task(give_back(loan)))


async def lend(loan: int) -> None:
    async with AsyncSessionLocal() as session:  # expect: session-opened-in-service
        await session.get(Loan, loan)


async def lend_all(loans: list[int]) -> None:
    for loan in loans:
        await lend(loan)


async def give_back(loan: int) -> None:
    async with AsyncSessionLocal() as session:  # expect: session-opened-in-service
        await session.get(Loan, loan)


giving_back = {"back": give_back}


def count_in_thread() -> int:
    with Session(engine) as session:  # expect: session-opened-in-service
        return session.query(Loan).count()


async def count() -> int:
    return await asyncio.to_thread(count_in_thread)


class LoanService:
    async def overdue(self) -> None:
        async with AsyncSessionLocal() as session:  # expect: session-opened-in-service
            await session.get(Loan, 1)


class LoanWorker:
    """Only started: it can open the session, and lend it."""

    def start(self) -> None:
        tasks.append(asyncio.create_task(self.work()))

    async def work(self) -> None:
        await LoanService().overdue()

"""Functions of a module and methods that are only started, here or elsewhere: each is an operation of its own."""

import asyncio

from app.core.database import AsyncSessionLocal
from app.models.loan import Loan

waiting: asyncio.Queue[int] = asyncio.Queue()
tasks: list[asyncio.Task[None]] = []


async def remind_later(loan: int) -> None:
    waiting.put_nowait(loan)
    tasks.append(asyncio.create_task(drain()))


async def drain() -> None:
    while not waiting.empty():
        await remind(await waiting.get())


async def remind(loan: int) -> None:
    async with AsyncSessionLocal() as session:
        await session.get(Loan, loan)
        await session.commit()


class ExportService:
    async def export_loans(self, path: str) -> None:
        async with AsyncSessionLocal() as session:
            print(path, await session.get(Loan, 1))

    async def write_all_loans(self, paths: list[str]) -> None:
        for path in paths:
            await self.export_loans(path)


class LoanWorker:
    def start(self) -> None:
        tasks.append(asyncio.create_task(self.work_on()))

    async def work_on(self) -> None:
        while await waiting.get():
            await self.work_on_one()

    async def work_on_one(self) -> None:
        async with AsyncSessionLocal() as session:
            await session.get(Loan, 1)
            await session.commit()

"""A function inside another one takes the session along, and runs many times side by side."""

import asyncio

from sqlalchemy.ext.asyncio import AsyncSession


async def ask(session: AsyncSession, number: int):
    return await session.get(dict, number)


async def ask_all(session: AsyncSession, numbers: list[int]):
    async def one(number: int):
        return await ask(session, number)

    return await asyncio.gather(*[one(number) for number in numbers])  # expect: session-shared-between-tasks "`session` is given"


class LoanService:
    def __init__(self, db: AsyncSession):
        self.db = db

    async def ask_all(self, numbers: list[int]):
        async def one(number: int):
            return await ask(self.db, number)

        # expect(+1): session-shared-between-tasks "`self.db` is given"
        return await asyncio.gather(*[one(number) for number in numbers], return_exceptions=True)

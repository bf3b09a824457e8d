"""What runs side by side takes no session along, or one after the other."""

import asyncio

from sqlalchemy.ext.asyncio import AsyncSession


class LoanService:
    def __init__(self, db: AsyncSession):
        self.db = db

    async def in_turn(self, numbers: list[int]):
        lock = asyncio.Lock()

        async def one(number: int):
            async with lock:
                return await self.db.get(dict, number)

        return await asyncio.gather(*[one(number) for number in numbers])

    async def without(self, numbers: list[int]):
        async def one(number: int) -> int:
            return number + 1

        numbers = await asyncio.gather(*[one(number) for number in numbers])
        return [await self.db.get(dict, number) for number in numbers]

"""A function inside another one that is called as well, or waited for by itself."""

import asyncio

from app.core.database import AsyncSessionLocal
from app.models.loan import Loan


async def renew(loans: list[int]) -> None:
    async def remind(loan: int) -> None:
        async with AsyncSessionLocal() as session:  # expect: session-opened-in-service
            await session.get(Loan, loan)

    await remind(loans[0])
    await asyncio.gather(*[remind(loan) for loan in loans[1:]])


async def extend(loan: int):
    async def one():
        async with AsyncSessionLocal() as session:  # expect: session-opened-in-service
            return await session.get(Loan, loan)

    return await one()

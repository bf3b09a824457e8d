"""Two sessions that one statement opens, since the block wants both."""

import asyncio

from app.core.database import AsyncSessionLocal


async def compare(repository, days):
    async with AsyncSessionLocal() as one, AsyncSessionLocal() as other:  # expect: second-session-in-operation
        return await asyncio.gather(repository.sums(one, days), repository.patterns(other, days))


async def compare_three(days):
    async with (
        AsyncSessionLocal() as one,
        AsyncSessionLocal() as second,  # expect: second-session-in-operation
        AsyncSessionLocal() as third,  # expect: second-session-in-operation
    ):
        await one.execute("select 1")
        await second.execute("select 2")
        await third.execute("select 3")

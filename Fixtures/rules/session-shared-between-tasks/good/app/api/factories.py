"""Several tasks, each of which opens its own by the factory that is called `db`."""

import asyncio

from sqlalchemy import text


async def count(db, table: str) -> int:
    async with db() as session:
        return await session.scalar(text(f"select count(*) from {table}"))


async def totals(info) -> list[int]:
    async with info.context.db() as session:
        await session.execute(text("select 1"))
    return await asyncio.gather(count(info.context.db, "loans"), count(info.context.db, "visits"))

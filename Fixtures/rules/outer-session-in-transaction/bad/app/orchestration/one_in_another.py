"""Two blocks, one in the other."""

from app.core.database import AsyncSessionLocal


async def copy(days):
    async with AsyncSessionLocal() as one:
        async with AsyncSessionLocal() as other:
            rows = await one.execute("select 1")  # expect: outer-session-in-transaction
            await other.execute("insert", rows)

"""From one database into another: each session has an engine of its own."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from app.models.loan import Loan


async def move(old_engine: AsyncEngine, new_engine: AsyncEngine) -> None:
    async with AsyncSession(old_engine) as old:
        async with AsyncSession(new_engine) as new:
            for loan in await old.scalars(select(Loan)):
                new.add(Loan(loan.id))
            await new.commit()

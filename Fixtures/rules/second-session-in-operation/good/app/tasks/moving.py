"""From one database into another: each session has an engine of its own."""

from sqlalchemy import create_engine, select
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession
from sqlalchemy.orm import sessionmaker

from app.models.loan import Loan


async def move(old_engine: AsyncEngine, new_engine: AsyncEngine) -> None:
    async with AsyncSession(old_engine) as old:
        async with AsyncSession(new_engine) as new:
            for loan in await old.scalars(select(Loan)):
                new.add(Loan(loan.id))
            await new.commit()


def copy(old_url: str, new_url: str) -> None:
    old_engine, new_engine = create_engine(old_url), create_engine(new_url)
    with sessionmaker(bind=old_engine)() as old:
        with sessionmaker(bind=new_engine)() as new:
            for loan in old.scalars(select(Loan)):
                new.add(Loan(loan.id))
            new.commit()

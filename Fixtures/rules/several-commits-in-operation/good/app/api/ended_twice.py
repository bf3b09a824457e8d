"""A block has committed, and nothing was done since."""

from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

from app.models.loan import Loan

engine = create_async_engine("postgresql+asyncpg://localhost/library")


async def clear(loan_id: int) -> None:
    async with AsyncSession(engine) as session:
        async with session.begin():
            session.add(Loan(loan_id))
        await session.commit()

"""The common case: whoever begins the transaction has all of it; the others work in it."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import AsyncSessionLocal
from app.models.crossing import Crossing, Seat


async def plan_crossing(crossing: Crossing) -> None:
    async with AsyncSessionLocal() as session:
        async with session.begin():
            session.add(crossing)
            await reserve_seats(session, crossing)


async def reserve_seats(session: AsyncSession, crossing: Crossing) -> None:
    session.add_all(Seat(crossing, number) for number in range(crossing.seats))
    await session.flush()

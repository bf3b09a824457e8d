"""The common case: the function that is lent the session begins a transaction on it, and one is begun already."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import AsyncSessionLocal
from app.models.crossing import Crossing, Seat


async def plan_crossing(crossing: Crossing) -> None:
    async with AsyncSessionLocal() as session:
        async with session.begin():
            session.add(crossing)
            await reserve_seats(session, crossing)  # expect: nested-transaction "on `session`"


async def reserve_seats(session: AsyncSession, crossing: Crossing) -> None:
    async with session.begin():
        session.add_all(Seat(crossing, number) for number in range(crossing.seats))

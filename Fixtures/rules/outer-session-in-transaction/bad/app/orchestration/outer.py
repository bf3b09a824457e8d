"""The outer session is an attribute, an alias, one opened before, or known by its name only."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import AsyncSessionLocal


class SortingOrchestrator:
    def __init__(self, db: AsyncSession):
        self.db = db

    async def sort(self, parcel) -> None:
        async with AsyncSessionLocal() as session:  # expect: transaction-never-committed
            session.add(parcel)
            await self.db.refresh(parcel)  # expect: outer-session-in-transaction "`self.db`"

    async def sort_by_alias(self, parcel) -> None:
        outer = self.db
        async with AsyncSessionLocal() as session:  # expect: transaction-never-committed
            session.add(parcel)
            await outer.refresh(parcel)  # expect: outer-session-in-transaction


async def nested(parcel, label) -> None:
    async with AsyncSessionLocal() as first:
        first.add(parcel)
        async with AsyncSessionLocal() as second:
            second.add(label)
            first.add(label)  # expect: outer-session-in-transaction
            await second.commit()
        await first.commit()


async def bare(parcel, label) -> None:
    first = AsyncSessionLocal()  # expect: session-not-closed
    first.add(parcel)
    async with AsyncSessionLocal() as second:  # expect: transaction-never-committed
        second.add(label)
        await first.commit()  # expect: outer-session-in-transaction


async def by_name(session, label) -> None:
    async with AsyncSessionLocal() as own:
        own.add(label)
        session.add(label)  # expect: outer-session-in-transaction
        await own.commit()

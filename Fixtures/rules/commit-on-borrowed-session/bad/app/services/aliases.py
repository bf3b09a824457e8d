"""Another name for the borrowed session does not make it one's own."""

from sqlalchemy.ext.asyncio import AsyncSession


class ReminderService:
    def __init__(self, db: AsyncSession):
        self.db = db

    async def remind(self) -> None:
        handle = self.db
        await handle.commit()  # expect: commit-on-borrowed-session

    async def remind_twice(self) -> None:
        first = self.db
        second = first
        await second.commit()  # expect: commit-on-borrowed-session

    async def remind_with(self, db: AsyncSession | None = None) -> None:
        handle = db or self.db
        await handle.commit()  # expect: commit-on-borrowed-session

    async def remind_when_late(self, other: AsyncSession, late: bool) -> None:
        handle = other if late else self.db
        await handle.commit()  # expect: commit-on-borrowed-session

    async def remind_from_pair(self, limit: int) -> None:
        handle, left = self.db, limit
        while left:
            left -= 1
        await handle.commit()  # expect: commit-on-borrowed-session

"""The default of an inner function that is always called with the caller's word."""

from sqlalchemy.ext.asyncio import AsyncSession


class SignalRepository:
    def __init__(self, db: AsyncSession):
        self.db = db

    async def set(self, signal, is_green: bool, commit: bool = False) -> None:
        async def write(state: bool) -> None:
            signal.is_green = state
            await self.db.flush()

        await write(is_green)
        if commit:
            await self.db.commit()

"""The name of the class makes the repository."""

from sqlalchemy.ext.asyncio import AsyncSession


class StockCommands:
    def __init__(self, db: AsyncSession):
        self.db = db

    async def take(self, part, count: int, commit: bool = True) -> None:  # expect: commit-flag-defaults-true
        part.count -= count
        if commit:
            await self.db.commit()

"""The common case: a repository commits, unless its caller remembers to forbid it."""

from sqlalchemy.ext.asyncio import AsyncSession


class TramRepository:
    def __init__(self, db: AsyncSession):
        self.db = db

    async def create(self, tram, commit: bool = True):  # expect: commit-flag-defaults-true "`commit=False`"
        self.db.add(tram)
        if commit:
            await self.db.commit()
        return tram

"""A mixin of models that does."""

from sqlalchemy.ext.asyncio import AsyncSession


class Writing:
    async def save(self, db: AsyncSession, autocommit: bool = True):  # expect: commit-flag-defaults-true
        db.add(self)
        if autocommit:
            await db.commit()

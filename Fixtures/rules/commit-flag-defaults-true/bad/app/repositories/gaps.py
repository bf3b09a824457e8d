"""The default is true in a round-about way; or the flag is a field."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

COMMITS_BY_DEFAULT = True


@dataclass
class StopRepository:
    db: AsyncSession
    auto_commit: bool = True  # expect missing: commit-flag-defaults-true

    async def close(self, stop, commit: bool = COMMITS_BY_DEFAULT) -> None:  # expect missing: commit-flag-defaults-true
        stop.is_open = False
        if commit and self.auto_commit:
            await self.db.commit()

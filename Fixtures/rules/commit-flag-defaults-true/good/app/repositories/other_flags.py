"""Other flags may be true, and a commit may be a thing with a name."""

from sqlalchemy.ext.asyncio import AsyncSession


class SourceRepository:
    def __init__(self, db: AsyncSession, flush: bool = True, expire_on_commit: bool = True):
        self.db = db
        self.flush = flush
        self.expire_on_commit = expire_on_commit

    async def check_out(self, commit: str = "HEAD", refresh: bool = True) -> str:
        if self.flush and refresh:
            await self.db.flush()
        return commit

    async def log(self, last_commit: bool = True, commit_count: int = 1) -> int:
        return commit_count if last_commit else 0

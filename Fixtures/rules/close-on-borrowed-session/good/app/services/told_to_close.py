"""Whether to close is the caller's decision: the flag says who owns the session."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models.exhibit import Exhibit


class LoanService:
    def __init__(self, db: AsyncSession, owns_session: bool = False):
        self.db = db
        self._owns_session = owns_session

    async def stop(self) -> None:
        if self._owns_session:
            await self.db.close()


def return_connection(session):
    session.close()


async def labels(db: AsyncSession, *, release_session: bool = False) -> list:
    """Whoever asks for it by a parameter of his own choice is no less told."""
    found = list(await db.scalars(select(Exhibit)))
    if release_session:
        await db.close()
    return found

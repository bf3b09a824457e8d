"""Whether to close is the caller's decision: the flag says who owns the session."""

from sqlalchemy.ext.asyncio import AsyncSession


class LoanService:
    def __init__(self, db: AsyncSession, owns_session: bool = False):
        self.db = db
        self._owns_session = owns_session

    async def stop(self) -> None:
        if self._owns_session:
            await self.db.close()


def return_connection(session):
    session.close()

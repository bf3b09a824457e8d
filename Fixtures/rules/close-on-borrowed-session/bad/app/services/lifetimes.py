"""The end of an object is not the end of the session that it was lent."""

from sqlalchemy.ext.asyncio import AsyncSession


class TourService:
    def __init__(self, db: AsyncSession):
        self._db = db

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error) -> None:
        await self._db.close()  # expect: close-on-borrowed-session

    async def cleanup(self) -> None:
        if self._db:
            await self._db.close()  # expect: close-on-borrowed-session

    def __del__(self):
        self._db.sync_session.close()  # expect: close-on-borrowed-session

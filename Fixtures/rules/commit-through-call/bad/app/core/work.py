"""A unit of work: it commits because it is told to, so those who tell it are each to blame."""

from sqlalchemy.ext.asyncio import AsyncSession


class UnitOfWork:
    def __init__(self, session: AsyncSession):
        self.session = session
        self.is_done = False

    async def commit(self) -> None:
        if not self.is_done:
            await self.session.commit()
            self.is_done = True

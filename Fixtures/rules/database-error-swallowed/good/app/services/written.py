"""A handler that writes down on the same session what has failed: if the session is broken, it raises again there."""

from sqlalchemy.ext.asyncio import AsyncSession


class SeatService:
    def __init__(self, db: AsyncSession):
        self.db = db

    async def reserve(self, seat, order) -> None:
        try:
            self.db.add(seat)
            await self.db.flush()
        except Exception as error:
            order.remark = str(error)
            await self.db.flush()

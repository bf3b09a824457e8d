from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models.crossing import Toll


class TollService:
    def __init__(self, till: AsyncSession, context):
        self.till = till

    async def collect(self, crossing) -> None:
        async with self.till.begin():  # expect: begin-on-borrowed-session
            self.till.add(Toll(crossing))

    async def count(self, crossing) -> int:
        return await self.till.scalar(select(func.count()).select_from(Toll))

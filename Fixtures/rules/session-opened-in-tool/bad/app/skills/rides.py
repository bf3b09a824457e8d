from sqlalchemy import text

from app.core.database import AsyncSessionLocal
from app.skills.base import RideSkill
from app.skills.longer import TimedSkill


class CountRides(RideSkill):
    async def _arun(self, bike: int) -> str:
        async with AsyncSessionLocal() as session:  # expect: session-opened-in-tool
            rows = await session.execute(text("select 1"))  # expect: query-in-tool
            return str(rows.scalar_one())


class CountTimedRides(TimedSkill):
    async def _arun(self, bike: int) -> str:
        async with AsyncSessionLocal() as session:  # expect: session-opened-in-tool
            rows = await session.execute(text("select 2"))  # expect: query-in-tool
            return str(rows.scalar_one())

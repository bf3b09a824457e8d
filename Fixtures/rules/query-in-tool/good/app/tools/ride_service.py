"""A service kept among the tools is a service by its base."""

from sqlalchemy import text

from app.services.base import ServiceBase


class RideStatisticsService(ServiceBase):
    async def count(self) -> int:
        return (await self.db.execute(text("select count(*) from rides"))).scalar_one()

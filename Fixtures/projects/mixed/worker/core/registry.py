"""Builds services on the session of one operation."""

from sqlalchemy.ext.asyncio import AsyncSession


class ServiceRegistry:
    def __init__(self, db: AsyncSession):
        self.db = db

    def get_service(self, service_class):
        return service_class(self.db)

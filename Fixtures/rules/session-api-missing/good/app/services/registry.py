"""Builds services on the session of one operation."""

from sqlalchemy.ext.asyncio import AsyncSession


class ServiceRegistry:
    def __init__(self, db: AsyncSession, context):
        self.db = db
        self.context = context
        self._services = {}

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        self._services.clear()

    def get_service(self, service_class):
        if service_class not in self._services:
            self._services[service_class] = service_class(self.db, self.context)
        return self._services[service_class]

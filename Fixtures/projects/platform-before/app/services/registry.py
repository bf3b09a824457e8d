"""Builds services on the session of one operation, each of them once; most of the code does not use it yet."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.context import RequestContext


class ServiceRegistry:
    def __init__(self, db: AsyncSession, context: RequestContext):
        self._db = db
        self._context = context
        self._services: dict[type, object] = {}

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error) -> None:
        await self.cleanup()

    def get_service(self, service_class):
        if service_class not in self._services:
            self._services[service_class] = service_class(self._db, self._context)
        return self._services[service_class]

    async def cleanup(self) -> None:
        self._services.clear()

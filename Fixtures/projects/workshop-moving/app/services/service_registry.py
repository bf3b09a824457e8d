"""The services of one operation, each built once, on the session of whoever runs it."""

from typing import Any, Optional

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.context import RequestContext


class ServiceRegistry:
    def __init__(self, db: AsyncSession, context: RequestContext):
        self.db = db
        self.context = context
        self._built: dict[type, Any] = {}
        self._audit: Optional[Any] = None

    async def get_service(self, service_class: type) -> Any:
        if service_class not in self._built:
            service = service_class(self.db, self.context)
            self._built[service_class] = service
        return self._built[service_class]

    async def with_audit(self, audit) -> "ServiceRegistry":
        self._audit = audit
        return self

    async def record_tool_operation(self, tool_name: str, operation: str, success: bool) -> None:
        if self._audit:
            await self._audit.log_tool_operation(tool_name, operation, success)

    async def cleanup(self) -> None:
        self._built.clear()

    async def __aenter__(self) -> "ServiceRegistry":
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.cleanup()


class PrewarmedServiceRegistry(ServiceRegistry):
    async def prewarm(self, service_classes: list[type]) -> None:
        for service_class in service_classes:
            await self.get_service(service_class)

"""Builds services on the session of one operation, each of them once, and ends nothing."""

from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.audit import ToolAuditLogger
from app.core.context import RequestContext

Service = TypeVar("Service")


class ServiceRegistry:
    def __init__(self, db: AsyncSession, context: RequestContext):
        self._db = db
        self._context = context
        self._services: dict[type, object] = {}
        self._audit: ToolAuditLogger | None = None

    async def __aenter__(self) -> "ServiceRegistry":
        return self

    async def __aexit__(self, *error) -> None:
        await self.cleanup()

    def get_service(self, service_class: type[Service]) -> Service:
        if service_class not in self._services:
            self._services[service_class] = service_class(self._db, self._context)
        return self._services[service_class]

    def with_audit(self, audit: ToolAuditLogger) -> "ServiceRegistry":
        self._audit = audit
        return self

    async def record_tool_operation(self, tool_name: str, operation: str, details: dict, success: bool) -> None:
        if self._audit:
            await self._audit.log_tool_operation(tool_name, operation, details, success)

    async def cleanup(self) -> None:
        self._services.clear()

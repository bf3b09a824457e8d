from sqlalchemy.ext.asyncio import AsyncSession

from app.core.audit import ToolAuditLogger
from app.core.context import RequestContext


class ServiceRegistry:
    def __init__(self, db: AsyncSession, context: RequestContext):
        self._db = db
        self._context = context
        self._audit = None

    async def __aenter__(self) -> "ServiceRegistry":
        return self

    async def __aexit__(self, *error) -> None:
        await self.cleanup()

    def get_service(self, service_class):
        return service_class(self._db, self._context)

    def with_audit(self, audit: ToolAuditLogger) -> "ServiceRegistry":
        self._audit = audit
        return self

    async def record_tool_operation(self, tool_name: str, operation: str, success: bool) -> None:
        if self._audit:
            await self._audit.log_tool_operation(tool_name, operation, success)

    async def cleanup(self) -> None:
        self._audit = None

"""Builds services on the session of one operation."""


class ServiceRegistry:
    def __init__(self, db, context, audit=None):
        self.db = db
        self.context = context
        self._services = {}
        self._audit_logger = audit

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        self._services.clear()

    def get_service(self, service_class):
        if service_class not in self._services:
            self._services[service_class] = service_class(self.db, self.context)
        return self._services[service_class]

    async def with_audit(self, audit_logger):
        self._audit_logger = audit_logger
        return self

    async def record_tool_operation(self, tool_name, operation, success):
        if self._audit_logger:
            await self._audit_logger.log(tool_name, operation, success)

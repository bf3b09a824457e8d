class ServiceRegistry:
    def __init__(self, db, context):
        self._db = db
        self._context = context
        self._audit_logger = None

    def get_service(self, service_class):
        return service_class(self._db, self._context)

    def with_audit(self, logger):
        self._audit_logger = logger
        return self

    async def record_tool_operation(self, tool_name, operation, success=True):
        if self._audit_logger:
            await self._audit_logger.write(tool_name, operation, success)

class ToolAuditLogger:
    async def log_tool_operation(self, tool_name: str, operation: str, success: bool) -> None:
        print(tool_name, operation, success)

"""Writes down what tools have done."""

import logging

log = logging.getLogger(__name__)


class ToolAuditLogger:
    async def log_tool_operation(self, tool_name: str, operation: str, details: dict, success: bool) -> None:
        log.info("%s %s %s %s", tool_name, operation, "done" if success else "failed", details)

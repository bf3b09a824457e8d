"""The common case: the registry comes in and goes on to every tool."""

from typing import Any

from app.services.registry import ServiceRegistry
from app.tools.berth_tool import BerthTool


def create_berth_tools(context: dict[str, Any], registry: ServiceRegistry) -> list:
    return [BerthTool(registry)] if context else []

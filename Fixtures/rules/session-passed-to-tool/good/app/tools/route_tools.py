"""Factories that take a registry and a context."""

from app.services.registry import ServiceRegistry
from app.tools.weigh_tool import WeighTool


def create_route_tools(context: dict, registry: ServiceRegistry) -> list:
    return [WeighTool(registry)] if context else []

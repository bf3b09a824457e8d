"""No default, `None`, or a default for another parameter."""

from typing import Optional

from app.services.registry import ServiceRegistry
from app.tools.lamp_tool import LampTool

LIMITS = {"lamps": 10}


def create_lamp_tools(context: dict, registry: Optional[ServiceRegistry] = None) -> list:
    return [LampTool(registry)] if registry else [context]


def create_sign_tools(registry: ServiceRegistry, *, limits: dict = LIMITS, name: str = str("signs")) -> list:
    return [LampTool(registry), limits, name]


def create_bench_tools(registry: ServiceRegistry, context: dict | None = None) -> list:
    return [LampTool(registry), context]

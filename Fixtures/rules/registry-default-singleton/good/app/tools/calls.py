"""An argument of that name at a call is no default, and a name in a sentence is nothing: `registry=shared`."""

from app.services.registry import ServiceRegistry
from app.tools.lamp_tool import LampTool


def create_night_tools(registry: ServiceRegistry) -> list:
    return [LampTool(registry=registry), dict(registry=ServiceRegistry)]

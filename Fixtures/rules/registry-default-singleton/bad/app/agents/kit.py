"""A factory outside any folder of tools."""

from app.services import registry as services
from app.tools.lamp_tool import LampTool


def create_city_tools(registry=services.ServiceRegistry.shared) -> list:  # expect: registry-default-singleton
    return [LampTool(registry)]

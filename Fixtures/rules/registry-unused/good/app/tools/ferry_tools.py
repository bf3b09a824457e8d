"""The common case: the factory gives the registry to each tool."""

from app.services.registry import ServiceRegistry
from app.tools.ferry_tool import FerryTool


def create_ferry_tools(context, registry: ServiceRegistry | None = None):
    return [FerryTool(context, registry)]

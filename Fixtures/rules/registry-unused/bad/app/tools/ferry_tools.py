"""The common case: the factory takes the registry, and makes the tools as it did before."""

from app.services.registry import ServiceRegistry
from app.tools.ferry_tool import FerryTool


def create_ferry_tools(context, registry: ServiceRegistry | None = None):  # expect: registry-unused "`registry` of `create_ferry_tools` is never used"
    return [FerryTool(context)]

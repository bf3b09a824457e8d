from app.services.flows.route_tool import OldRouteTool, RouteToolWithService
from app.services.registry import ServiceRegistry


def create_route_tools(context, registry: ServiceRegistry | None = None):
    # expect(+1): factory-ignores-flag "by `registry` alone"
    if registry:
        return [RouteToolWithService(registry)]
    return [OldRouteTool(context)]

import os

from app.services.flows.route_tool import RouteToolWithService
from app.services.registry import ServiceRegistry


def create_route_tools(context, registry: ServiceRegistry | None = None):
    use_registry = os.getenv("USE_SERVICE_REGISTRY", "false").lower() == "true"
    # expect(+2): legacy-fallback-reachable
    # expect(+1): legacy-fallback-silent "nobody is told when that happens"
    if use_registry and registry:
        return [RouteToolWithService(registry)]
    else:
        from app.services.flows.route_tool_legacy import RouteTool

        return [RouteTool()]

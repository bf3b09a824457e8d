from app.core.config import settings
from app.core.rollout import is_registry_enabled
from app.services.flows.route_tool import OldRouteTool, RouteToolWithService
from app.services.registry import ServiceRegistry


def create_depot_tools(context, registry: ServiceRegistry | None = None):
    # expect(+2): legacy-fallback-reachable, legacy-fallback-silent
    # expect(+1): factory-ignores-flag "by `USE_SERVICE_REGISTRY` alone"
    if settings.USE_SERVICE_REGISTRY:
        return [RouteToolWithService(registry)]
    return [OldRouteTool(context)]


def create_yard_tools(context, registry: ServiceRegistry | None = None):
    # expect(+1): factory-ignores-flag, legacy-fallback-reachable, legacy-fallback-silent
    if is_registry_enabled():
        return [RouteToolWithService(registry)]
    return [OldRouteTool(context)]

import logging
import os

from app.services.flows.route_tool import RouteToolWithService
from app.services.registry import ServiceRegistry

logger = logging.getLogger(__name__)


def create_route_tools(context, registry: ServiceRegistry | None = None):
    use_registry = os.getenv("USE_SERVICE_REGISTRY", "false").lower() == "true"
    # expect(+1): legacy-fallback-reachable "the old way is still taken where `USE_SERVICE_REGISTRY` says so"
    if use_registry and registry:
        return [RouteToolWithService(registry)]
    else:
        logger.warning("the old route tools are used")
        from app.services.flows.route_tool_legacy import RouteTool

        return [RouteTool()]

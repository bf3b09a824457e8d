import logging

from app.core.rollout import is_registry_enabled
from app.services.flows.route_tool import OldRouteTool, RouteToolWithService
from app.services.registry import ServiceRegistry

logger = logging.getLogger(__name__)


def create_route_tools(context, registry: ServiceRegistry | None = None):
    # expect(+1): legacy-fallback-reachable
    if is_registry_enabled() and registry:
        return [RouteToolWithService(registry)]
    logger.warning("the old route tools are used")
    return [OldRouteTool(context)]

"""Each of the ways."""

import logging
import os

from app.core.config import settings
from app.services.flows.route_tool import RouteToolWithService
from app.services.flows.route_tool_legacy import RouteTool  # expect: legacy-fallback-reachable "`app.services.flows.route_tool_legacy` holds the old way"

logger = logging.getLogger(__name__)


def is_registry_enabled(context):
    return os.environ.get("USE_SERVICE_REGISTRY", "false") == "true"


def behind(context, registry):
    if settings.USE_SERVICE_REGISTRY:  # expect: legacy-fallback-reachable
        return RouteToolWithService(registry)
    logger.warning("old")
    return RouteTool()


def asked(context, registry):
    # expect(+1): legacy-fallback-reachable
    if not is_registry_enabled(context):
        logger.warning("old")
        return RouteTool()
    return RouteToolWithService(registry)


def forced(context, registry):
    if os.getenv("FORCE_LEGACY_TOOLS") == "true":  # expect: legacy-fallback-reachable "where `FORCE_LEGACY_TOOLS` says so"
        logger.warning("old")
        return RouteTool()
    return RouteToolWithService(registry)


def by_accident(context):
    try:
        from app.services.flows.route_tool import make
    except ImportError:
        logger.warning("old")
        from app.services.flows import route_tool_legacy as make  # expect: legacy-fallback-reachable
    return make

"""What looks like the old way and is none."""

from typing import TYPE_CHECKING

from legacy_assessment import assess

from app.core.config import settings
from app.core.names import spell_legacy
from vendor_legacy import something

if TYPE_CHECKING:
    from app.services.flows.route_tool_legacy import RouteTool


def rate(route: "RouteTool"):
    return assess(route), something, spell_legacy(route)


def counted(route):
    if settings.ENABLE_SERVICE_METRICS:
        return {"route": route}
    return None


def told(route):
    if settings.USE_SERVICE_REGISTRY:
        return route.new

"""Factories whose questions decide nothing, or ask for both by a name."""

import logging

from app.core.rollout import is_registry_enabled
from app.services.flows.route_tool import OldRouteTool, RouteToolWithService
from app.services.registry import ServiceRegistry

logger = logging.getLogger(__name__)


def create_sure_tools(context, registry: ServiceRegistry | None = None):
    if registry is None:
        raise ValueError("a registry is needed")
    return [RouteToolWithService(registry)]


def create_told_tools(context, registry: ServiceRegistry | None = None):
    if registry is not None:
        logger.info("tools with a registry")
    return [RouteToolWithService(registry)]


def create_named_tools(context, registry: ServiceRegistry | None = None):
    is_new = is_registry_enabled() and registry is not None
    if is_new:  # expect: legacy-fallback-reachable
        return [RouteToolWithService(registry)]
    logger.warning("the old way")
    return [OldRouteTool(context)]


def create_checked_tools(context, registry: ServiceRegistry | None = None):
    if is_registry_enabled():  # expect: legacy-fallback-reachable
        assert registry is not None
        return [RouteToolWithService(registry)]
    logger.warning("the old way")
    return [OldRouteTool(context)]

"""Factories that choose nothing, or ask one thing after the other."""

import logging

from app.core.rollout import is_registry_enabled
from app.services.flows.route_tool import OldRouteTool, RouteToolWithService
from app.services.registry import ServiceRegistry

logger = logging.getLogger(__name__)


def create_depot_tools(context, registry: ServiceRegistry):
    return [RouteToolWithService(registry)]


def create_yard_tools(context, registry: ServiceRegistry | None = None):
    if registry is None:
        raise ValueError("a registry is needed")
    if is_registry_enabled():  # expect: legacy-fallback-reachable
        return [RouteToolWithService(registry)]
    logger.warning("old")
    return [OldRouteTool(context)]


def create_port_tools(context, registry: ServiceRegistry):
    if is_registry_enabled():  # expect: legacy-fallback-reachable
        return [RouteToolWithService(registry)]
    logger.warning("old")
    return [OldRouteTool(context)]


def create_lock_tools(context, registry: ServiceRegistry | None = None):
    return [RouteToolWithService(registry or context.registry)]

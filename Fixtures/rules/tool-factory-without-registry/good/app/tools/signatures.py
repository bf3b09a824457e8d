"""The registry under its other names, optional, keyword-only, behind stars, known by its type alone."""

from __future__ import annotations

import app.services.registry as services
from app.services.registry import ServiceRegistry
from app.services.registry import ServiceRegistry as Registry
from app.tools.berth_tool import BerthTool


async def create_boat_tools(context, registry: ServiceRegistry | None = None) -> list:
    return [BerthTool(registry)] if registry else [context]


def create_sail_tools(*, service_registry) -> list:
    return [BerthTool(service_registry)]


def create_mast_tools(services: ServiceRegistry) -> list:
    return [BerthTool(services)]


def create_anchor_tools(source: "ServiceRegistry") -> list:
    return [BerthTool(source)]


def create_keel_tools(source: Registry, verbose: bool = False) -> list:
    return [BerthTool(source)] if verbose else []


def create_deck_tools(source: services.ServiceRegistry) -> list:
    return [BerthTool(source)]


def create_rope_tools(**kwargs) -> list:
    return [BerthTool(**kwargs)]


def create_paint_tools(context, *args, **options) -> list:
    return [BerthTool(*args, **options), context]


class Workshop:
    def create_hull_tools(self, context, registry) -> list:
        return [BerthTool(registry), context]


class Shipyard:
    """Keeps the registry, so its methods have it at hand."""

    def __init__(self, registry: ServiceRegistry):
        self.registry = registry

    def create_hull_tools(self, context) -> list:
        return [BerthTool(self.registry), context]

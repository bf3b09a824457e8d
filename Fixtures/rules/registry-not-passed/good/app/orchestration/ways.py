"""The old way beside the new one, stars, the own object, blocks that are over, callees of other kinds."""

import os

from app.core.flags import is_service_registry_enabled
from app.orchestration.planning import make_plan
from app.services.registry import ServiceRegistry
from app.tools.crane_tools import CraneTool, create_crane_tools, create_open_tools


def both(context, registry: ServiceRegistry | None = None):
    tools = []
    if registry:
        tools.extend(create_crane_tools(context, registry=registry))
    else:
        tools.extend(create_crane_tools(context))
    return tools


def early(context, registry: ServiceRegistry | None = None):
    if registry is not None:
        return create_crane_tools(context, registry)
    return create_crane_tools(context)


def first_without(context, registry: ServiceRegistry | None = None):
    if registry is None:
        return create_crane_tools(context)
    return create_crane_tools(context, registry)


def flagged(context, registry: ServiceRegistry | None = None):
    use_service_registry = os.getenv("USE_SERVICE_REGISTRY", "false") == "true"
    if use_service_registry and registry:  # expect: legacy-fallback-reachable, legacy-fallback-silent
        return create_crane_tools(context, registry)
    else:
        return create_crane_tools(context, registry=None)


class HarbourOrchestrator:
    def __init__(self, db, service_registry: ServiceRegistry | None = None):
        self.db = db
        self.service_registry = service_registry

    def by_rollout(self, context):
        if not is_service_registry_enabled(context):
            return create_crane_tools(context)
        return create_crane_tools(context, self.service_registry)

    def in_one_line(self, context):
        if self.service_registry:
            return create_crane_tools(context, self.service_registry)
        return [CraneTool(context)]

    def by_stars(self, context, *parts, **options):
        return [create_crane_tools(*parts), create_crane_tools(context, **options), create_open_tools(context)]

    def by_itself(self):
        return create_crane_tools(self)

    def other_callees(self, context):
        return make_plan(context), self.create_own_tools(context)

    def create_own_tools(self, context, registry=None):
        return create_crane_tools(context, registry or self.service_registry)

    @staticmethod
    def without_an_object(context):
        return create_crane_tools(context)


class NightOrchestrator(HarbourOrchestrator):
    def __init__(self, db, service_registry: ServiceRegistry):
        super().__init__(db)
        self.service_registry = service_registry


async def when_it_is_over(db, context):
    async with ServiceRegistry(db, context) as registry:
        first = create_crane_tools(context, registry)
    return first, create_crane_tools(context)

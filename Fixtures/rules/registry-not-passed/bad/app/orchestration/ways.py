"""By keyword, as `None`, to executors under their other name, to tools, to pools, to what takes none."""

from app.agents.pool import CraneAgentPool
from app.orchestration.executor import LoadingExecutor
from app.services.registry import ServiceRegistry
from app.tools import crane_tools
from app.tools.crane_tools import CraneTool, create_crane_tools, create_hook_tools, create_rope_tools


class HarbourOrchestrator:
    def __init__(self, db, service_registry: ServiceRegistry):
        self.db = db
        self._services = service_registry

    async def hooks(self, context):
        return create_hook_tools(context=context)  # expect: registry-not-passed "`service_registry` is left out, though `self._services`"

    async def none(self, context):
        return create_crane_tools(context, registry=None)  # expect: registry-not-passed "`registry` is `None`"

    async def none_by_place(self, context):
        return crane_tools.create_crane_tools(context, None)  # expect: registry-not-passed "`registry` is `None`"

    async def alias(self, context):
        return await LoadingExecutor(self.db, context).execute()  # expect: registry-not-passed "`service_registry` is left out"

    async def tool(self, context):
        return CraneTool(context)  # expect: registry-not-passed

    async def pool(self, context):
        return await CraneAgentPool.create_agent_with_service_registry("crane", context)  # expect: registry-not-passed

    async def takes_none(self, context):
        return create_rope_tools(context)  # expect: registry-not-passed "takes none"

    async def on_the_right_side(self, context):
        if self._services is None:
            return []
        return create_crane_tools(context)  # expect: registry-not-passed

    async def with_the_flag(self, context, settings):
        if settings.use_service_registry and self._services:  # expect: legacy-fallback-reachable, legacy-fallback-silent
            return create_crane_tools(context)  # expect: registry-not-passed
        return []


async def by_parameter(context, registry: ServiceRegistry):
    return [await CraneAgentPool.create_pair(context, registry), lambda: create_crane_tools(context)]  # expect: registry-not-passed

"""Through a helper of the same class, and straight into a tool."""

from app.services.registry import ServiceRegistry
from app.tools.kiln_tools import FireTool, create_kiln_tools


class CoolingOrchestrator:
    async def run(self, db, context):
        # expect(+1): registry-without-audit "handed to `create_kiln_tools`"
        registry = ServiceRegistry(db, context)  # expect: registry-not-cleaned-up
        return await self._prepare(context, registry)

    async def _prepare(self, context, registry: ServiceRegistry):
        return create_kiln_tools(context, registry)


async def straight(db, context):
    async with ServiceRegistry(db, context) as registry:  # expect: registry-without-audit "handed to `FireTool`"
        return await FireTool(registry)._arun("small")

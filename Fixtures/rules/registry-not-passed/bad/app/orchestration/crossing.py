"""The common case: the orchestrator has the registry, and the factory takes it, but nobody passes it."""

from app.core.database import AsyncSessionLocal
from app.services.registry import ServiceRegistry
from app.tools.crane_tools import create_crane_tools


class CrossingOrchestrator:
    async def load(self, context, crew) -> str:
        async with AsyncSessionLocal() as db:
            async with ServiceRegistry(db, context) as registry:
                tools = create_crane_tools(context)  # expect: registry-not-passed "`registry` is left out, though `registry` is at hand"
                result = await crew.run(tools, registry)
            await db.commit()
            return result

"""The common case: the registry of the operation goes to its tools."""

from app.core.database import AsyncSessionLocal
from app.services.registry import ServiceRegistry
from app.tools.crane_tools import create_crane_tools


class CrossingOrchestrator:
    async def load(self, context, crew) -> str:
        async with AsyncSessionLocal() as db:
            async with ServiceRegistry(db, context) as registry:
                tools = create_crane_tools(context, registry=registry)
                result = await crew.run(tools)
            await db.commit()
            return result

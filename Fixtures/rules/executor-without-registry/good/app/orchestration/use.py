"""Building an executor is no declaration of one."""

from app.core.database import AsyncSessionLocal
from app.orchestration.crew_executor import SortingExecutor
from app.services.registry import ServiceRegistry


class SortingOrchestrator:
    async def run(self, context, agents, tasks) -> str:
        async with AsyncSessionLocal() as db, ServiceRegistry(db, context) as registry:
            return await SortingExecutor(db, context, registry).execute(agents, tasks)

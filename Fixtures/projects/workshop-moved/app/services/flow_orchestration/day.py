"""A day in the workshop: one session, one registry, and one commit."""

from app.core.database import AsyncSessionLocal
from app.services.benches import BenchService
from app.services.flow_orchestration.execution_engine_crew import FlowCrewExecutor
from app.services.service_registry import PrewarmedServiceRegistry


class DayOrchestrator:
    async def run(self, context, tasks: list) -> str:
        async with AsyncSessionLocal() as session:
            async with PrewarmedServiceRegistry(session, context) as registry:
                await registry.prewarm([BenchService])
                executor = FlowCrewExecutor(session, context, service_registry=registry)
                result = await executor.execute(tasks)
            await session.commit()
            return result

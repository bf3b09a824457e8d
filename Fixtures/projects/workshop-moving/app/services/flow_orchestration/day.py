"""A day in the workshop: one session, one registry, and one commit."""

from app.core.database import AsyncSessionLocal
from app.services.flow_orchestration.execution_engine_crew import FlowCrewExecutor
from app.services.service_registry import ServiceRegistry


class DayOrchestrator:
    async def run(self, context, agents: list, tasks: list) -> str:
        async with AsyncSessionLocal() as session:
            async with ServiceRegistry(session, context) as registry:
                registry = await registry.with_audit(context.audit)
                executor = FlowCrewExecutor(session, context)  # expect: registry-not-passed "`service_registry` is left out, though `registry` is at hand"
                return await executor.execute(agents, tasks)

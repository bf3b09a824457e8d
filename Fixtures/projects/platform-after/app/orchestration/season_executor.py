"""Runs the crew that prepares a season."""

from crewai import Crew, Task
from sqlalchemy.ext.asyncio import AsyncSession

from app.agents.pool import TenantScopedAgentPool
from app.core.context import RequestContext
from app.services.registry import ServiceRegistry


class SeasonExecutor:
    def __init__(self, db: AsyncSession, context: RequestContext, service_registry: ServiceRegistry):
        self.db = db
        self.context = context
        self.service_registry = service_registry

    async def execute(self, tasks: list[Task]) -> str:
        pool = await TenantScopedAgentPool.initialize_tenant_pool(
            self.context.client_account_id,
            self.context.engagement_id,
            service_registry=self.service_registry,
        )
        crew = Crew(agents=pool.agents, tasks=tasks)
        return str(await crew.kickoff_async())

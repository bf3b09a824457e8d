"""Runs the crew that prepares a season."""

from crewai import Crew, Task
from sqlalchemy.ext.asyncio import AsyncSession

from app.agents.pool import TenantScopedAgentPool
from app.core.context import RequestContext


# expect(+1): executor-without-registry
class SeasonExecutor:
    def __init__(self, db: AsyncSession, context: RequestContext):
        self.db = db
        self.context = context

    async def execute(self, tasks: list[Task]) -> str:
        # expect(+1): agent-pool-without-registry
        pool = await TenantScopedAgentPool.initialize_tenant_pool(
            self.context.client_account_id, self.context.engagement_id
        )
        crew = Crew(agents=pool.agents, tasks=tasks)
        return str(await crew.kickoff_async())

"""Runs a crew."""

from crewai import Crew

from app.core.context import RequestContext
from app.services.persistent_agents.tenant_agent_pool import TenantScopedAgentPool
from app.services.service_registry import ServiceRegistry


class FlowCrewExecutor:
    def __init__(self, db, context: RequestContext, service_registry: ServiceRegistry):
        self.db = db
        self.context = context
        self.service_registry = service_registry

    async def execute(self, tasks: list) -> str:
        agents = await TenantScopedAgentPool.initialize_tenant_pool(
            self.context.client_account_id, self.context.engagement_id, service_registry=self.service_registry
        )
        return str(await Crew(agents=agents, tasks=tasks).kickoff_async())

"""The common case: the pool is set up with the tenant, and its agents have no services."""

from app.agents.pool import TenantScopedAgentPool
from app.services.registry import ServiceRegistry


class IntakeOrchestrator:
    def __init__(self, service_registry: ServiceRegistry):  # expect: registry-unused
        self.service_registry = service_registry

    async def start(self, client: str, engagement: str):
        return await TenantScopedAgentPool.initialize_tenant_pool(client, engagement)  # expect: agent-pool-without-registry

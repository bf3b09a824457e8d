"""The common case: the registry of this operation goes to the agents of its pool."""

from app.agents.pool import TenantScopedAgentPool
from app.services.registry import ServiceRegistry


class IntakeOrchestrator:
    def __init__(self, service_registry: ServiceRegistry):
        self.service_registry = service_registry

    async def start(self, client: str, engagement: str):
        return await TenantScopedAgentPool.initialize_tenant_pool(
            client, engagement, service_registry=self.service_registry
        )

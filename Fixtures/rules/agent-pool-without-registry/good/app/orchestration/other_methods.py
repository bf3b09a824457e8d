"""Other methods of an agent pool set nothing up."""

from app.agents.pool import TenantScopedAgentPool


class StatusOrchestrator:
    async def status(self, client: str) -> str:
        pool = TenantScopedAgentPool.get_tenant_pool(client)
        await TenantScopedAgentPool.cleanup_tenant_pool(client)
        return str(pool)

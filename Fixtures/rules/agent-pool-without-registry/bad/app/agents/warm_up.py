"""Beside the pool, but not in it."""

from app.agents.pool import TenantScopedAgentPool


async def warm_up(tenants) -> None:
    for client, engagement in tenants:
        await TenantScopedAgentPool.initialize_tenant_pool(client, engagement)  # expect: agent-pool-without-registry

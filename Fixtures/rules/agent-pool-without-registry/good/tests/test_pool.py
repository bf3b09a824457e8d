"""Tests are left out."""

from app.agents.pool import TenantScopedAgentPool


async def test_pool():
    assert await TenantScopedAgentPool.initialize_tenant_pool("client", "engagement")

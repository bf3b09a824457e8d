"""Aliases, modules, keywords, local imports, objects, inner functions."""

import app.agents.pool
from app.agents import pool as pools
from app.agents.pool import TenantScopedAgentPool as Pool


async def by_alias(client, engagement):
    pool = await Pool.initialize_tenant_pool(client, engagement)  # expect: agent-pool-without-registry
    return pool


async def by_module(client, engagement):
    return await pools.TenantScopedAgentPool.initialize_tenant_pool(client, engagement)  # expect: agent-pool-without-registry


async def by_long_module(client, engagement):
    return await app.agents.pool.TenantScopedAgentPool.initialize_tenant_pool(  # expect: agent-pool-without-registry
        client,
        engagement,
    )


async def by_keyword(client, engagement):
    return await Pool.initialize_tenant_pool(client_id=client, engagement_id=engagement)  # expect: agent-pool-without-registry


async def by_local_import(client, engagement):
    from app.agents.pool import TenantScopedAgentPool

    await TenantScopedAgentPool.initialize_tenant_pool(client, engagement, size=4)  # expect: agent-pool-without-registry


async def by_object(pool: Pool, client, engagement):
    await pool.initialize_tenant_pool(client, engagement)  # expect: agent-pool-without-registry


async def by_built_object(client, engagement):
    pool = Pool()
    await pool.initialize_tenant_pool(client, engagement)  # expect: agent-pool-without-registry


async def in_inner_function(client, engagements):
    async def start(engagement):
        return await Pool.initialize_tenant_pool(client, engagement)  # expect: agent-pool-without-registry

    return [await start(engagement) for engagement in engagements]

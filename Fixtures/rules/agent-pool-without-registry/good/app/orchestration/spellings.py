"""By the shorter name, by position, behind stars, by alias."""

from functools import partial

from app.agents.pool import TenantScopedAgentPool as Pool
from app.services.registry import ServiceRegistry


async def by_short_name(client, engagement, registry: ServiceRegistry):
    return await Pool.initialize_tenant_pool(client, engagement, registry=registry)


async def by_position(client, engagement, registry: ServiceRegistry):
    return await Pool.initialize_tenant_pool(client, engagement, registry)


async def by_stars(client, engagement, **options):
    return await Pool.initialize_tenant_pool(client, engagement, **options)


async def by_star(*parts):
    return await Pool.initialize_tenant_pool(*parts)


def not_called(client):
    return partial(Pool.initialize_tenant_pool, client)


async def over_lines(client, engagement, registry: ServiceRegistry):
    return await (
        Pool
        .initialize_tenant_pool(
            client,
            engagement,
            service_registry=registry,
        )
    )

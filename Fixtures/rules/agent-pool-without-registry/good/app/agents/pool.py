"""Inside the pool, calls of itself start again or start for others; the registry came in before."""


class TenantScopedAgentPool:
    _pools: dict = {}

    @classmethod
    async def initialize_tenant_pool(cls, client_id, engagement_id, service_registry=None, attempt=0):
        key = (client_id, engagement_id)
        if key in cls._pools and attempt < 3:
            return await cls.initialize_tenant_pool(client_id, engagement_id, attempt=attempt + 1)
        cls._pools[key] = service_registry  # expect: registry-outlives-session
        return cls

    @classmethod
    async def restart(cls, client_id, engagement_id):
        cls._pools.pop((client_id, engagement_id), None)
        return await TenantScopedAgentPool.initialize_tenant_pool(client_id, engagement_id)

    async def again(self, client_id, engagement_id):
        return await self.initialize_tenant_pool(client_id, engagement_id)

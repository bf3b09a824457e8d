"""The pool itself."""


class TenantScopedAgentPool:
    _pools: dict = {}

    @classmethod
    async def initialize_tenant_pool(cls, client_id, engagement_id, size=2, service_registry=None):
        cls._pools[client_id, engagement_id] = [service_registry] * size  # expect: registry-outlives-session
        return cls

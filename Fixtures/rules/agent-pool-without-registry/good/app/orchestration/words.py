"""The call stands in a docstring, a comment and a string."""


class Swimming:
    """`TenantScopedAgentPool.initialize_tenant_pool(client, engagement)` in a sentence."""

    # await TenantScopedAgentPool.initialize_tenant_pool(client, engagement)

    text = "TenantScopedAgentPool.initialize_tenant_pool(client, engagement)"

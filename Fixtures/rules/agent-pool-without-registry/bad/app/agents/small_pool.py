"""A pool that has to learn to take a registry first."""


class HarbourAgentPool:
    _agents: dict = {}

    @classmethod
    async def initialize_tenant_pool(cls, client_id, engagement_id):
        cls._agents[client_id, engagement_id] = []
        return cls


async def start(client, engagement):
    return await HarbourAgentPool.initialize_tenant_pool(client, engagement)  # expect: agent-pool-without-registry "takes no `registry`"

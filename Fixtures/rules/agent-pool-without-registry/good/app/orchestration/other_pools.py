"""Pools of connections, threads and workers have tenants too."""

from app.core.pools import ConnectionPool, ThreadPool


class PoolOrchestrator:
    async def start(self, client: str) -> None:
        await ConnectionPool.initialize_tenant_pool(client)
        ThreadPool.initialize(client)
        self.initialize_tenant_pool(client)

    def initialize_tenant_pool(self, client: str) -> str:
        return client

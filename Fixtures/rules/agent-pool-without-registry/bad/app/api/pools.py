"""An endpoint, a task, a service: it matters nowhere who calls."""

from fastapi import APIRouter

from app.agents.pool import TenantScopedAgentPool

router = APIRouter()


@router.post("/pools")
async def start(client: str, engagement: str) -> None:
    await TenantScopedAgentPool.initialize_tenant_pool(client, engagement)  # expect: agent-pool-without-registry

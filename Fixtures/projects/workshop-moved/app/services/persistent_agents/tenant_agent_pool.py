"""Keeps what agents remember for tenants; agents and their tools are made for each operation."""

from crewai import Agent

from app.services.crew_flows.tools import create_bench_tools
from app.services.service_registry import ServiceRegistry


class TenantScopedAgentPool:
    _memories: dict[tuple, dict] = {}

    @classmethod
    async def initialize_tenant_pool(
        cls, client_id: str, engagement_id: str, service_registry: ServiceRegistry
    ) -> list[Agent]:
        memory = cls._memories.setdefault((client_id, engagement_id), {})
        tools = create_bench_tools({"client": client_id}, registry=service_registry)
        return [Agent(role="joiner", goal="a clean bench", backstory=str(memory), tools=tools)]

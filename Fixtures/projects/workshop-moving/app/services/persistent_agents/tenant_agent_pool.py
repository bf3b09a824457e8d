"""Keeps agents for tenants, with the tools, and the registry, of whoever came first."""

from typing import Any, Dict, Optional

from crewai import Agent

from app.services.crew_flows.tools import create_bench_tools, create_glue_tools
from app.services.service_registry import ServiceRegistry


class TenantScopedAgentPool:
    _pools: Dict[tuple, Dict[str, Any]] = {}

    @classmethod
    async def initialize_tenant_pool(
        cls, client_id: str, engagement_id: str, service_registry: Optional[ServiceRegistry] = None
    ) -> Dict[str, Any]:
        key = (client_id, engagement_id)
        if key not in cls._pools:
            agent = await cls.create_agent_with_service_registry("joiner", client_id, registry=service_registry)
            cls._pools[key] = {"joiner": agent}  # expect: registry-outlives-session "what was made with `service_registry`"
        return cls._pools[key]

    @classmethod
    async def create_agent_with_service_registry(
        cls, agent_type: str, client_id: str, registry: Optional[ServiceRegistry] = None
    ) -> Agent:
        context = {"client_account_id": client_id, "agent_type": agent_type}
        tools = []
        if registry:
            tools.extend(create_bench_tools(context, registry=registry))
            tools.extend(create_glue_tools(context))  # expect: registry-not-passed "`registry` is left out"
        else:
            tools.extend(create_bench_tools(context))
            tools.extend(create_glue_tools(context))
        agent = Agent(role=agent_type, goal="a clean bench", backstory="thirty years", tools=tools)
        cls._pools.setdefault((client_id, "spare"), {})[agent_type] = agent
        cls._pools[client_id, agent_type] = agent  # expect: registry-outlives-session "`cls._pools` keeps what was made with `registry`"
        return agent

"""Keeps agents for each club and season."""

from crewai import Agent

from app.core.context import RequestContext
from app.tools.repair_tools import create_repair_tools
from app.tools.weather_tool import WindTool


class TenantScopedAgentPool:
    def __init__(self, context: RequestContext, agents: list[Agent]):
        self.context = context
        self.agents = agents

    @classmethod
    async def initialize_tenant_pool(cls, client_id: str, engagement_id: str, service_registry=None):  # expect: registry-unused
        context = RequestContext(client_id, engagement_id)
        tools = [WindTool(), *create_repair_tools(context)]  # expect: registry-not-passed
        agent = Agent(role="boatman", goal="boats that float", backstory="thirty summers", tools=tools)
        return cls(context, [agent])

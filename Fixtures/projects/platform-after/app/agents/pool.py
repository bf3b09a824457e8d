"""Makes the agents of one operation for a club and a season."""

from crewai import Agent

from app.core.context import RequestContext
from app.services.registry import ServiceRegistry
from app.tools.repair_tools import create_repair_tools
from app.tools.weather_tool import WindTool


class TenantScopedAgentPool:
    def __init__(self, context: RequestContext, agents: list[Agent]):
        self.context = context
        self.agents = agents

    @classmethod
    async def initialize_tenant_pool(
        cls, client_id: str, engagement_id: str, service_registry: ServiceRegistry
    ) -> "TenantScopedAgentPool":
        tools = [WindTool(), *create_repair_tools(service_registry)]
        agent = Agent(role="boatman", goal="boats that float", backstory="thirty summers", tools=tools)
        return cls(RequestContext(client_id, engagement_id), [agent])

"""Runs a crew."""

from crewai import Crew

from app.core.context import RequestContext
from app.services.crew_flows.tools import create_bench_tools
from app.services.service_registry import ServiceRegistry


class FlowCrewExecutor:
    def __init__(self, db, context: RequestContext, service_registry: ServiceRegistry | None = None):
        self.db = db
        self.context = context
        self.service_registry = service_registry or ServiceRegistry(db, context)

    async def execute(self, agents: list, tasks: list) -> str:
        tools = create_bench_tools({"client": self.context.client_account_id})  # expect: registry-not-passed "though `self.service_registry` is at hand"
        result = await Crew(agents=agents, tasks=tasks, tools=tools).kickoff_async()
        await self.db.commit()
        return str(result)

    async def execute_with_registry(self, agents: list, tasks: list) -> str:
        tools = create_bench_tools({}, registry=self.service_registry)
        return str(await Crew(agents=agents, tasks=tasks, tools=tools).kickoff_async())

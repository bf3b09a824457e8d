"""The common case: the executor takes the registry beside the session, and passes it on to the tools."""

from crewai import Crew
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.context import RequestContext
from app.services.registry import ServiceRegistry
from app.tools.sorting_tools import create_sorting_tools


class SortingExecutor:
    def __init__(self, db: AsyncSession, context: RequestContext, service_registry: ServiceRegistry):
        self.db = db
        self.context = context
        self.service_registry = service_registry

    async def execute(self, agents, tasks) -> str:
        tools = create_sorting_tools(self.context, self.service_registry)
        result = await Crew(agents=agents, tasks=tasks, tools=tools).kickoff_async()
        await self.db.commit()
        return str(result)

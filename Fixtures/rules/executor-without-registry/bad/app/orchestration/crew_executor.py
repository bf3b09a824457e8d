"""The common case: an executor has the session and the context, and no registry for the tools of its crew."""

from crewai import Crew
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.context import RequestContext


class SortingExecutor:  # expect: executor-without-registry "`SortingExecutor`"
    def __init__(self, db: AsyncSession, context: RequestContext):
        self.db = db
        self.context = context

    async def execute(self, agents, tasks) -> str:
        result = await Crew(agents=agents, tasks=tasks).kickoff_async()
        await self.db.commit()
        return str(result)

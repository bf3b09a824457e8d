"""Prepares a season: the owner of the session, and of its one commit."""

from crewai import Task

from app.core.context import RequestContext
from app.core.database import AsyncSessionLocal
from app.orchestration.season_executor import SeasonExecutor


class SeasonOrchestrator:
    async def prepare(self, context: RequestContext, tasks: list[Task]) -> str:
        async with AsyncSessionLocal() as db:
            result = await SeasonExecutor(db, context).execute(tasks)
            await db.commit()
            return result

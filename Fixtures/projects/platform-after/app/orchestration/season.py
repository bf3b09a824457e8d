"""Prepares a season: the owner of the session, of the registry, and of the one commit."""

from crewai import Task

from app.core.audit import ToolAuditLogger
from app.core.context import RequestContext
from app.core.database import AsyncSessionLocal
from app.orchestration.season_executor import SeasonExecutor
from app.services.registry import ServiceRegistry


class SeasonOrchestrator:
    async def prepare(self, context: RequestContext, tasks: list[Task]) -> str:
        async with AsyncSessionLocal() as db:
            async with ServiceRegistry(db, context) as registry:
                registry.with_audit(ToolAuditLogger())
                result = await SeasonExecutor(db, context, registry).execute(tasks)
            await db.commit()
            return result

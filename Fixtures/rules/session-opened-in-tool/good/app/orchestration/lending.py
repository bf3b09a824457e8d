"""Orchestrators open the session."""

from app.core.database import AsyncSessionLocal
from app.services.registry import ServiceRegistry
from app.tools.lend_tool import LendTool


class LendingOrchestrator:
    async def lend(self, copy_id: int, reader_id: int, context) -> str:
        async with AsyncSessionLocal() as db:
            async with ServiceRegistry(db, context) as registry:
                answer = await LendTool(registry)._arun(copy_id, reader_id)
            await db.commit()
            return answer

"""Owners commit: an orchestrator opens the session, an executor beside it has been trusted with one."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import AsyncSessionLocal
from app.services.loans import LoanService
from app.services.registry import ServiceRegistry


class LendingOrchestrator:
    async def run(self, requests, context) -> None:
        async with AsyncSessionLocal() as db:
            loans = LoanService(db, context)
            for copy_id, reader_id in requests:
                await loans.lend(copy_id, reader_id)
            await db.commit()


class LendingExecutor:
    def __init__(self, db: AsyncSession, context, service_registry: ServiceRegistry):
        self.db = db
        self.context = context
        self.service_registry = service_registry

    async def execute(self, step) -> None:
        await step(self.service_registry)
        await self.db.commit()

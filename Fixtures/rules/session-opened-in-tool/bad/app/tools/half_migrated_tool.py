"""A tool that takes the registry and still goes past it in one branch."""

from crewai.tools import BaseTool

from app.services.loans import LoanService
from app.services.registry import ServiceRegistry


class RenewTool(BaseTool):
    def __init__(self, registry: ServiceRegistry | None = None):
        super().__init__()
        self.registry = registry

    async def _arun(self, loan_id: int) -> str:
        if self.registry:
            await self.registry.get_service(LoanService).renew(loan_id)
            return "renewed"
        from app.core.database import AsyncSessionLocal

        async with AsyncSessionLocal() as db:  # expect: session-opened-in-tool
            await LoanService(db).renew(loan_id)
            await db.commit()
        return "renewed"

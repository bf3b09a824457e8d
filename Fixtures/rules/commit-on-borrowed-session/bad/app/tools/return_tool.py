"""A tool that reaches through its registry for the session and commits it."""

from crewai.tools import BaseTool

from app.services.loans import LoanService
from app.services.registry import ServiceRegistry


class ReturnTool(BaseTool):
    name: str = "return_copy"
    description: str = "Take a copy back"

    def __init__(self, registry: ServiceRegistry):
        super().__init__()
        self.registry = registry

    async def _arun(self, copy_id: int) -> str:
        loans = self.registry.get_service(LoanService)
        await loans.give_back(copy_id)
        await self.registry.db.commit()  # expect: commit-on-borrowed-session
        return "ok"

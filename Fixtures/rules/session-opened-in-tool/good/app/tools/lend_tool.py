"""The common case: a tool asks the registry for the service, which works in the orchestrator's session."""

from crewai.tools import BaseTool

from app.services.loans import LoanService
from app.services.registry import ServiceRegistry


class LendTool(BaseTool):
    name: str = "lend"
    description: str = "Lend a copy to a reader"

    def __init__(self, registry: ServiceRegistry):
        super().__init__()
        self._registry = registry

    async def _arun(self, copy_id: int, reader_id: int) -> str:
        loans = self._registry.get_service(LoanService)
        loan = await loans.lend(copy_id, reader_id)
        return f"loan {loan.id}"

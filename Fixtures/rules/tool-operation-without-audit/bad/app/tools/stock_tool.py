from crewai.tools import BaseTool

from app.services.registry import ServiceRegistry
from app.services.stock import StockService


class StockTool(BaseTool):
    name: str = "stock"
    description: str = "Put goods on a shelf"

    def __init__(self, registry: ServiceRegistry):
        super().__init__()
        self._registry = registry

    async def _arun(self, shelf: str, amount: int) -> str:
        service = self._registry.get_service(StockService)
        try:
            await service.put(shelf, amount)  # expect: tool-operation-without-audit "a path that fails without a record"
        except ValueError as error:  # expect: tool-failure-not-recorded
            return f"not done: {error}"
        await self._registry.record_tool_operation(self.name, "put", success=True)
        return "done"

"""The new tool; half of it still goes the old way."""

from crewai.tools import BaseTool

from app.services.benches import BenchService, StockService
from app.services.service_registry import ServiceRegistry


class BenchToolWithService(BaseTool):
    name: str = "clear_bench"
    description: str = "Clear a bench"

    def __init__(self, registry: ServiceRegistry):
        super().__init__()
        self.registry = registry

    async def _arun(self, bench: int) -> str:
        stock = await self.registry.get_service(StockService)
        benches = BenchService(self.registry.db, self.registry.context)  # expect: service-built-in-tool "`BenchService` anew for every call"
        await self.registry.record_tool_operation(self.name, "clear", success=True)
        return f"{await benches.clear(bench)} to {stock.shelf}"


class SweepToolWithService(BaseTool):
    name: str = "sweep"
    description: str = "Sweep the floor"

    def __init__(self, registry: ServiceRegistry):  # expect: registry-unused "kept as `self.registry`"
        super().__init__()
        self.registry = registry

    async def _arun(self, room: str) -> str:
        return f"{room} is clean"

"""Tools reach services through the registry alone."""

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
        benches = await self.registry.get_service(BenchService)
        stock = await self.registry.get_service(StockService)
        await self.registry.record_tool_operation(self.name, "clear", success=True)
        return f"{await benches.clear(bench)} to {stock.shelf}"

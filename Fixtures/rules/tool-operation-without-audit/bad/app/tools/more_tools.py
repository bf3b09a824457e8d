"""Other ways to leave no record."""

from crewai.tools import BaseTool, tool

from app.services.registry import ServiceRegistry
from app.services.stock import StockService


class SilentTool(BaseTool):
    def __init__(self, registry: ServiceRegistry):
        self._registry = registry

    async def _arun(self, shelf: str) -> str:
        await self._registry.get_service(StockService).put(shelf, 1)  # expect: tool-operation-without-audit "nowhere"
        return "done"

    def _run(self, shelf: str) -> str:
        return run(self._arun(shelf))


class HastyTool(BaseTool):
    def __init__(self, stock: StockService, registry: ServiceRegistry):
        self.stock = stock
        self._registry = registry

    async def _arun(self, shelf: str, amount: int) -> str:
        await self.stock.put(shelf, amount)  # expect: tool-operation-without-audit "succeeds without a record"
        if amount > 10:
            return "much"
        await self._registry.record_tool_operation("hasty", "put")
        return "little"


class BraveTool(BaseTool):
    def __init__(self, stock: StockService, registry: ServiceRegistry):
        self.stock = stock
        self._registry = registry

    async def _arun(self, shelf: str) -> str:
        await self._fill(shelf)  # expect: tool-operation-without-audit "fails without a record"
        await self._registry.record_tool_operation("brave", "put")
        return "done"

    async def _fill(self, shelf):
        await self.stock.put(shelf, 100)


def tools_for(stock: StockService):
    @tool("sweep")
    async def sweep(shelf: str) -> str:
        await stock.put(shelf, 0)  # expect: tool-operation-without-audit "nowhere"
        return "swept"

    return [sweep]

"""Other handlers that tell nobody."""

from crewai.tools import BaseTool

from app.services.registry import ServiceRegistry
from app.services.stock import StockService


class OneOfTwoTool(BaseTool):
    def __init__(self, stock: StockService, registry: ServiceRegistry):
        self.stock = stock
        self._registry = registry

    async def _arun(self, shelf: str) -> str:
        try:
            return str(await self.stock.find(shelf))
        except ValueError as error:  # expect: tool-failure-not-recorded
            return str(error)
        except Exception as error:
            await self._registry.record_tool_operation("two", "find", False)
            return str(error)


class SometimesTool(BaseTool):
    def __init__(self, stock: StockService, registry: ServiceRegistry):
        self.stock = stock
        self._registry = registry

    async def _arun(self, shelf: str, is_loud: bool = False) -> str:
        try:
            return str(await self.stock.find(shelf))
        except Exception as error:  # expect: tool-failure-not-recorded
            if is_loud:
                await self._registry.record_tool_operation("sometimes", "find", False)
            return str(error)


class PassingTool(BaseTool):
    def __init__(self, registry: ServiceRegistry):
        self._registry = registry

    async def _arun(self, shelf: str) -> str:
        items = []
        try:
            items = await self._registry.get_service(StockService).find(shelf)
        except:  # expect: tool-failure-not-recorded
            pass
        return str(items)

"""Other ways to leave a record, and tools that need none."""

from crewai.tools import BaseTool, tool

from app.services.audit import audited
from app.services.registry import ServiceRegistry
from app.services.stock import StockService


class FinallyTool(BaseTool):
    def __init__(self, stock: StockService, registry: ServiceRegistry):
        self.stock = stock
        self._registry = registry

    async def _arun(self, shelf: str) -> str:
        is_done = False
        try:
            await self.stock.put(shelf, 1)
            is_done = True
            return "done"
        finally:
            await self._registry.record_tool_operation("finally", "put", is_done)


class HelperTool(BaseTool):
    def __init__(self, stock: StockService, registry: ServiceRegistry):
        self.stock = stock
        self._registry = registry

    async def _arun(self, shelf: str) -> str:
        try:
            await self.stock.put(shelf, 1)
        except Exception:
            await self._tell(False)
            raise
        await self._tell(True)
        return "done"

    async def _tell(self, is_done):
        if self._registry:
            await self._registry.record_tool_operation("helper", "put", is_done)


class CarefulTool(BaseTool):
    def __init__(self, stock: StockService, registry: ServiceRegistry | None):
        self.stock = stock
        self._registry = registry

    async def _arun(self, shelf: str) -> str:
        try:
            await self.stock.put(shelf, 1)
        except Exception:
            if self._registry:
                await self._registry.record_tool_operation("careful", "put", False)
            raise
        if self._registry is not None:
            await self._registry.record_tool_operation("careful", "put", True)
        return "done"


class DecoratedTool(BaseTool):
    def __init__(self, registry: ServiceRegistry):
        self._registry = registry

    @audited("put")
    async def _arun(self, shelf: str) -> str:
        await self._registry.get_service(StockService).put(shelf, 1)
        return "done"


class RecordingTool(BaseTool):
    def __init__(self, registry: ServiceRegistry):
        self._registry = registry

    async def run(self, shelf: str) -> str:
        try:
            return await self._arun(shelf)
        finally:
            await self._registry.record_tool_operation("recording", "put")

    async def _arun(self, shelf: str) -> str:
        raise NotImplementedError


class QuietTool(RecordingTool):
    async def _arun(self, shelf: str) -> str:
        await self._registry.get_service(StockService).put(shelf, 1)
        return "done"


class ReadingTool(BaseTool):
    def __init__(self, registry: ServiceRegistry):
        self._registry = registry

    async def _arun(self, shelf: str) -> str:
        return str(await self._registry.get_service(StockService).find(shelf))


class Shelf:
    """Not a tool, though it is kept with them."""

    def __init__(self, stock: StockService):
        self.stock = stock

    async def fill(self, shelf: str):
        await self.stock.put(shelf, 1)

import asyncio

from crewai.tools import BaseTool

from app.services.registry import ServiceRegistry
from app.services.stock import StockService


class StockTool(BaseTool):
    name: str = "stock"
    description: str = "Look for goods on a shelf"

    def __init__(self, registry: ServiceRegistry):
        super().__init__()
        self._registry = registry

    def _run(self, shelf: str) -> str:
        return asyncio.run(self._arun(shelf))  # expect: session-across-event-loops "`StockService.find` awaits"

    async def _arun(self, shelf: str) -> str:
        return str(await self._registry.get_service(StockService).find(shelf))

"""Other bridges."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from crewai.tools import BaseTool

from app.services.registry import ServiceRegistry
from app.services.stock import StockService


def run_apart(coroutine):
    with ThreadPoolExecutor() as pool:
        return pool.submit(asyncio.run, coroutine).result()


class BridgeTool(BaseTool):
    def __init__(self, registry: ServiceRegistry):
        self._registry = registry

    async def _arun(self, shelf: str) -> str:
        return str(await self._registry.get_service(StockService).find(shelf))


class LoopTool(BridgeTool):
    def _run(self, shelf: str) -> str:
        loop = asyncio.new_event_loop()
        return loop.run_until_complete(self._arun(shelf))  # expect: session-across-event-loops


class OtherLoopTool(BridgeTool):
    def _run(self, shelf: str) -> str:
        future = asyncio.run_coroutine_threadsafe(self._arun(shelf), self.loop)  # expect: session-across-event-loops
        return future.result()


class ThreadTool(BridgeTool):
    def _run(self, shelf: str) -> str:
        with ThreadPoolExecutor() as pool:
            return pool.submit(asyncio.run, self._arun(shelf)).result()  # expect: session-across-event-loops


class HelperTool(BridgeTool):
    def _run(self, shelf: str) -> str:
        return run_apart(self._arun(shelf))  # expect: session-across-event-loops


class NamedTool(BridgeTool):
    def _run(self, shelf: str) -> str:
        coroutine = self._arun(shelf)
        return asyncio.run(coroutine)  # expect: session-across-event-loops


class TimedTool(BridgeTool):
    def _run(self, shelf: str) -> str:
        return asyncio.run(asyncio.wait_for(self._arun(shelf), 5))  # expect: session-across-event-loops


class InnerTool(BridgeTool):
    def _run(self, shelf: str) -> str:
        async def work():
            return await self._arun(shelf)

        return asyncio.run(work())  # expect: session-across-event-loops

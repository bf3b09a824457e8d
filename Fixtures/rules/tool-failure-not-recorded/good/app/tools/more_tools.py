"""Handlers that tell somebody, or have nothing to tell."""

import json

from crewai.tools import BaseTool
from sqlalchemy.exc import NoResultFound

from app.services.registry import ServiceRegistry
from app.services.stock import StockService


class RaisingTool(BaseTool):
    def __init__(self, registry: ServiceRegistry):
        self._registry = registry

    async def _arun(self, shelf: str) -> str:
        try:
            return str(await self._registry.get_service(StockService).find(shelf))
        except Exception as error:
            raise RuntimeError("no shelf") from error


class LaterTool(BaseTool):
    def __init__(self, stock: StockService, registry: ServiceRegistry):
        self.stock = stock
        self._registry = registry

    async def _arun(self, shelf: str) -> str:
        error = None
        try:
            await self.stock.find(shelf)
        except Exception as caught:
            error = caught
        await self._registry.record_tool_operation("later", "find", error is None)
        return "done"


class FinallyTool(BaseTool):
    def __init__(self, stock: StockService, registry: ServiceRegistry):
        self.stock = stock
        self._registry = registry

    async def _arun(self, shelf: str) -> str:
        try:
            return str(await self.stock.find(shelf))
        except Exception as error:
            return str(error)
        finally:
            await self._tell()

    async def _tell(self):
        await self._registry.record_tool_operation("finally", "find")


class AgainTool(BaseTool):
    def __init__(self, registry: ServiceRegistry):
        self._registry = registry

    async def _arun(self, shelf: str) -> str:
        while True:
            try:
                items = await self._registry.get_service(StockService).find(shelf)
                return str(items)
            except ConnectionError:
                continue


class AnsweringTool(BaseTool):
    def __init__(self, registry: ServiceRegistry):
        self._registry = registry

    async def _arun(self, wanted: str) -> str:
        try:
            shelf = json.loads(wanted)["shelf"]
        except (KeyError, ValueError):
            return "say which shelf"
        try:
            return str(await self._registry.get_service(StockService).find(shelf))
        except NoResultFound:
            return "there is none"

"""A service that takes no session and opens one, or takes an engine, is a service all the same."""

from crewai.tools import BaseTool

from app.services.winter import IceService, PriceService


class PriceTool(BaseTool):
    async def _arun(self, boat: str) -> str:
        return await PriceService().price(boat)  # expect: service-built-in-tool


class IceTool(BaseTool):
    def __init__(self, engine):
        super().__init__()
        self._engine = engine

    async def _arun(self, berth: str) -> str:
        await IceService(self._engine).clear(berth)  # expect: service-built-in-tool
        return "clear"

"""A service that takes no session and opens one is a service all the same."""

from crewai.tools import BaseTool

from app.services.winter import PriceService


class PriceTool(BaseTool):
    async def _arun(self, boat: str) -> str:
        return await PriceService().price(boat)  # expect: service-built-in-tool

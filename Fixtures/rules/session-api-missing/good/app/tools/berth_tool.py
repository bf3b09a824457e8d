from crewai.tools import BaseTool

from app.services.berths import BerthService
from app.services.registry import ServiceRegistry


class BerthTool(BaseTool):
    name: str = "book_berth"

    def __init__(self, registry: ServiceRegistry):
        super().__init__()
        self._registry = registry

    async def _arun(self, ship: str, length: int) -> str:
        service = self._registry.get_service(BerthService)
        berth = await service.book(ship, length)
        return berth.id if berth else "no berth is free"

"""The common case: the registry has changed, and a tool still asks for what it handed out before."""

from crewai.tools import BaseTool

from app.services.berths import BerthService
from app.services.registry import ServiceRegistry


class BerthTool(BaseTool):
    name: str = "book_berth"

    def __init__(self, registry: ServiceRegistry):
        super().__init__()
        self._registry = registry

    async def _arun(self, ship: str, length: int) -> str:
        db = self._registry.get_db_session()  # expect: session-api-missing "`get_db_session` is not there: the class of `self._registry`, `ServiceRegistry`, has no such method"
        berth = await self._registry.get_service(BerthService).book(ship, length)
        await db.flush()
        return berth.id if berth else "no berth is free"

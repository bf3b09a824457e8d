"""The common case: a tool is built on a session, and so becomes a small service of its own."""

from crewai.tools import BaseTool
from sqlalchemy.ext.asyncio import AsyncSession

from app.services.weighing import WeighingService


class WeighTool(BaseTool):  # expect: tool-without-registry
    name: str = "weigh"
    description: str = "Note the weight of a parcel"

    def __init__(self, db: AsyncSession):  # expect: session-passed-to-tool "`db`"
        super().__init__()
        self._db = db

    async def _arun(self, parcel_id: int, grams: int) -> str:
        await WeighingService(self._db).note(parcel_id, grams)
        return "noted"

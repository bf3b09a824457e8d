"""The session comes in through the entry method, or as a field."""

from crewai.tools import BaseTool, tool
from pydantic import ConfigDict
from sqlalchemy.ext.asyncio import AsyncSession

from app.services.parcels import ParcelService
from app.services.registry import ServiceRegistry


class FindTool(BaseTool):
    registry: ServiceRegistry

    async def _arun(self, parcel_id: int, db: AsyncSession) -> str:  # expect: session-passed-to-tool
        return str(await ParcelService(db).find(parcel_id))


class LoseTool(BaseTool):
    model_config = ConfigDict(arbitrary_types_allowed=True)

    registry: ServiceRegistry
    db: AsyncSession  # expect: session-passed-to-tool

    async def _arun(self, parcel_id: int) -> str:
        return str(await ParcelService(self.db).lose(parcel_id))


@tool("count")
async def count(db: AsyncSession) -> str:  # expect: session-passed-to-tool
    """Count parcels."""
    return str(await ParcelService(db).count())

"""The common case: a tool opens what it needs, because nobody gives it anything."""

from crewai.tools import BaseTool

from app.core.database import AsyncSessionLocal
from app.services.seeds import SeedService


class SowTool(BaseTool):  # expect: tool-without-registry "`SowTool`"
    name: str = "sow"
    description: str = "Sow seeds in a bed"

    async def _arun(self, bed_id: int, species: str) -> str:
        async with AsyncSessionLocal() as db:  # expect: session-opened-in-tool
            await SeedService(db).sow(bed_id, species)
            await db.commit()
        return "sown"

from crewai.tools import BaseTool

from app.core.database import AsyncSessionLocal


class LegacyFerryTool(BaseTool):
    name: str = "ferry"

    async def _arun(self, name: str) -> str:
        async with AsyncSessionLocal() as db:
            return str(await db.execute("SELECT name FROM ferries"))

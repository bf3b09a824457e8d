"""The opening is one cause, the query in it another: each has its own cure."""

from crewai.tools import BaseTool
from sqlalchemy import text

from app.core.database import AsyncSessionLocal


class StationTool(BaseTool):  # expect: tool-without-registry
    async def _arun(self) -> str:
        async with AsyncSessionLocal() as db:  # expect: session-opened-in-tool
            rows = await db.execute(text("select name from stations"))  # expect: query-in-tool
            return ", ".join(rows.scalars())

"""A tool of the Agents SDK, by its decorator."""

from agents import function_tool
from sqlalchemy import text

from app.core.database import AsyncSessionLocal


@function_tool
async def count_rides() -> int:
    async with AsyncSessionLocal() as session:  # expect: session-opened-in-tool
        rows = await session.execute(text("select 3"))  # expect: query-in-tool
        return rows.scalar_one()

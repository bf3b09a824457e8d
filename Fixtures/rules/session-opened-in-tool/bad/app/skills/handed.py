"""Functions that become tools where they are handed to what makes one of them."""

from langchain_core.tools import StructuredTool, Tool
from sqlalchemy import text

from app.core.database import AsyncSessionLocal


async def count_lanes(city: str) -> int:
    async with AsyncSessionLocal() as session:  # expect: session-opened-in-tool
        rows = await session.execute(text("select 3"))  # expect: query-in-tool
        return rows.scalar_one()


def kit() -> list:
    async def first_lane(city: str) -> str:
        async with AsyncSessionLocal() as session:  # expect: session-opened-in-tool
            rows = await session.execute(text("select name from lanes"))  # expect: query-in-tool
            return rows.scalar_one()

    return [
        StructuredTool.from_function(coroutine=count_lanes, name="count_lanes"),
        Tool(name="first_lane", func=first_lane, description="The first one."),
    ]

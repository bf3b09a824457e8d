"""A tool is given a session and rolls it back when the agent asks for something impossible."""

from langchain_core.tools import tool
from sqlalchemy.ext.asyncio import AsyncSession


@tool
async def moor(boat_id: int, db: AsyncSession) -> str:  # expect: session-passed-to-tool
    """Moor a boat."""
    if boat_id < 0:
        await db.rollback()  # expect: rollback-on-borrowed-session
        return "no such boat"
    return "moored"

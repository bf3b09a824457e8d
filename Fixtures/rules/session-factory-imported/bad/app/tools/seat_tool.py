"""A tool hands the factory to a helper."""

from crewai.tools import tool

from app.core.database import AsyncSessionLocal  # expect: session-factory-imported "tool"
from app.core.retry import in_session


@tool("seat")
async def seat(ticket_id: int) -> str:
    """Give a passenger a seat."""
    return await in_session(AsyncSessionLocal, "seat", ticket_id)

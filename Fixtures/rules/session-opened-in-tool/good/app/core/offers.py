"""A `Tool` of this program's own is a row, and what it is handed is no tool of an agent."""

from langchain_core.messages import AIMessage

from app.core.database import AsyncSessionLocal
from app.core.rows import Tool


async def offer() -> list:
    async with AsyncSessionLocal() as session:
        session.add(Tool(name="offer", made_by=offer))
        await session.commit()
    return [AIMessage(content="done")]

"""A tool factory whose tool is a function inside it."""

from typing import Any

from langchain_core.tools import StructuredTool

from app.core.database import AsyncSessionLocal
from app.services.loans import LoanService


def create_reserve_tools(context: dict[str, Any]) -> list:  # expect: tool-factory-without-registry
    async def reserve(copy_id: int) -> str:
        async with AsyncSessionLocal() as db:  # expect: session-opened-in-tool "`create_reserve_tools.reserve`"
            await LoanService(db).reserve(copy_id, context["reader_id"])
            await db.commit()
            return "reserved"

    return [StructuredTool.from_function(coroutine=reserve)]

"""The common case: a factory that knows the context of its tools, and has no services to give them."""

from typing import Any

from app.core.database import AsyncSessionLocal
from app.services.berths import BerthService


def create_berth_tools(context: dict[str, Any]) -> list:  # expect: tool-factory-without-registry "`create_berth_tools`"
    async def free_berths() -> str:
        async with AsyncSessionLocal() as db:  # expect: session-opened-in-tool
            return str(await BerthService(db, context).free())

    return [free_berths]

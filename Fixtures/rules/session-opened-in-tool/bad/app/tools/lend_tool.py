"""The common case: a tool opens a session, works, and commits. One cause, one finding, at the opening."""

from crewai.tools import BaseTool

from app.core.database import AsyncSessionLocal
from app.services.loans import LoanService


class LendTool(BaseTool):  # expect: tool-without-registry
    name: str = "lend"
    description: str = "Lend a copy to a reader"

    async def _arun(self, copy_id: int, reader_id: int) -> str:
        async with AsyncSessionLocal() as db:  # expect: session-opened-in-tool "`AsyncSessionLocal()`"
            loan = await LoanService(db).lend(copy_id, reader_id)
            await db.commit()
            return f"loan {loan.id}"

"""A legacy tool with all faults at once: each cause has its own finding, the opening has one."""

from langchain.tools import BaseTool
from sqlalchemy import select

from app.core.database import AsyncSessionLocal
from app.models.loan import Loan  # expect: model-imported-in-tool


class OverdueTool(BaseTool):  # expect: tool-without-registry
    async def _arun(self, limit: int = 10) -> str:
        db = AsyncSessionLocal()  # expect: session-opened-in-tool
        try:
            rows = await db.execute(select(Loan).limit(limit))  # expect: query-in-tool
            for loan in rows.scalars():
                loan.is_overdue = True
            await db.commit()
        except Exception:
            await db.rollback()
            raise
        finally:
            await db.close()
        return "marked"

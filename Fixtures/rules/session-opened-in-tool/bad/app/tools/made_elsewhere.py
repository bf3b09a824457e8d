"""A factory known by the module that makes it only, and a function of another file that hands out what it opens."""

from crewai.tools import tool

from app.core.database import shelf_sessions
from app.core.scopes import library_scope
from app.services.loans import LoanService


@tool("lend")
async def lend(copy_id: int) -> str:
    """Lend a copy."""
    async with shelf_sessions() as db:  # expect: session-opened-in-tool
        return str(await LoanService(db).lend(copy_id, 1))


@tool("renew")
async def renew(loan_id: int) -> str:
    """Renew a loan."""
    async with library_scope() as db:  # expect: session-opened-in-tool "`library_scope()`"
        return str(await LoanService(db).renew(loan_id))

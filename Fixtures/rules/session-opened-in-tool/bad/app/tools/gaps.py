"""A factory known by the module that makes it only, and an opening in another file, which is not seen here."""

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
    """Renew a loan; later this is `session-opened-through-call`."""
    async with library_scope() as db:
        return str(await LoanService(db).renew(loan_id))

"""A dependency made for endpoints, driven by hand in a tool."""

from crewai.tools import tool

from app.core.database import get_db
from app.services.loans import LoanService


@tool("lend")
async def lend(copy_id: int) -> str:
    """Lend a copy."""
    async for db in get_db():  # expect: session-opened-in-tool, session-generator-driven-by-hand
        return str(await LoanService(db).lend(copy_id, 1))
    return ""


@tool("renew")
async def renew(loan_id: int) -> str:
    """Renew a loan."""
    sessions = get_db()  # expect: session-opened-in-tool
    db = await anext(sessions)  # expect: session-generator-driven-by-hand
    return str(await LoanService(db).renew(loan_id))

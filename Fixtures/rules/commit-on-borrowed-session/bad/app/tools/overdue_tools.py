"""A tool factory takes a session, and the function that becomes the tool commits it."""

from crewai.tools import tool
from sqlalchemy.ext.asyncio import AsyncSession

from app.services.registry import ServiceRegistry


def create_overdue_tools(db: AsyncSession, registry: ServiceRegistry):  # expect: session-passed-to-tool
    @tool("close_overdue")
    async def close_overdue(loan_id: int) -> str:
        """Close an overdue loan."""
        loans = registry.get_service("loans")
        await loans.close(loan_id)
        await db.commit()  # expect: commit-on-borrowed-session
        return "closed"

    return [close_overdue]

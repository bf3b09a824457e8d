"""Tools that only read; the context manager that lends them a session commits a setting of its own."""

from contextlib import asynccontextmanager

from crewai.tools import BaseTool
from sqlalchemy import select, text

from app.core.database import AsyncSessionLocal
from app.models.stock import Item  # expect: model-imported-in-tool


@asynccontextmanager
async def tenant_session(tenant: str):
    async with AsyncSessionLocal() as session:  # expect: session-opened-in-tool
        await session.execute(text("SELECT choose_tenant(:tenant)"), {"tenant": tenant})  # expect: query-in-tool
        await session.commit()
        yield session


class ShelfTool(BaseTool):  # expect: tool-without-registry
    async def _arun(self, tenant: str, shelf: str) -> str:
        async with tenant_session(tenant) as session:
            found = await session.execute(select(Item).where(Item.shelf == shelf))  # expect: query-in-tool
            return str(found.scalars().all())

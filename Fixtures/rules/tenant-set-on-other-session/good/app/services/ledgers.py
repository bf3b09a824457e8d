"""On the session that does the work, or on each of them; handed on with the work still to do."""

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.tenancy import set_tenant_context
from app.models import Entry


async def entries(db: AsyncSession, tenant: str):
    await set_tenant_context(db, tenant)
    return await db.scalars(select(Entry))


async def both(db: AsyncSession, reader: AsyncSession, tenant: str):
    await set_tenant_context(db, tenant)
    await set_tenant_context(reader, tenant)
    return await reader.scalars(select(Entry))


async def one_for_each(db: AsyncSession, reader: AsyncSession, tenant: str):
    await reader.execute(select(Entry))
    await db.execute(text("SET LOCAL app.tenant_id = :tenant"), {"tenant": tenant})
    await db.execute(select(Entry))
    await reader.execute(select(Entry))


async def handed_out(db: AsyncSession, tenant: str):
    await set_tenant_context(db, tenant)
    yield db


async def handed_on(db: AsyncSession, reader: AsyncSession, report, tenant: str):
    await set_tenant_context(db, tenant)
    total = await report(db)
    await reader.execute(text("SET timezone = 'UTC'"))
    return total

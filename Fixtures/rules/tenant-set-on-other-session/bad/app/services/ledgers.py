"""The common case: a helper is given the session of the request, and the work goes through another one."""

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.tenancy import set_tenant_context
from app.models import Entry


async def entries(db: AsyncSession, reader: AsyncSession, tenant: str):
    await set_tenant_context(db, tenant)  # expect: tenant-set-on-other-session "`set_tenant_context` sets the tenant on `db`, and `reader` does the work"
    return await reader.scalars(select(Entry))


async def written_out(db: AsyncSession, reader: AsyncSession, tenant: str):
    await db.execute(text("SET LOCAL app.tenant_id = :tenant"), {"tenant": tenant})  # expect: tenant-set-on-other-session
    return await reader.scalars(select(Entry))


class Ledger:
    def __init__(self, db: AsyncSession):
        self.db = db

    async def book(self, other: AsyncSession, entry: Entry, tenant: str):
        await other.execute(text("SELECT set_config('app.tenant_id', :t, true)").bindparams(t=tenant))  # expect: tenant-set-on-other-session "`self.db` does the work"
        self.db.add(entry)

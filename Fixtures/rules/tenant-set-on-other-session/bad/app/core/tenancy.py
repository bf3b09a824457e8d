"""Says to the database whose rows may be seen."""

from sqlalchemy import text


async def set_tenant_context(session, tenant):
    await session.execute(text("SELECT set_config('app.tenant_id', :tenant, true)"), {"tenant": tenant})

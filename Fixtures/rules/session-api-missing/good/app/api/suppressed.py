"""An import that may fail."""

from contextlib import suppress

from sqlalchemy.ext.asyncio import AsyncSession

audited = AsyncSession
with suppress(ImportError):
    from app.core.database import AuditedSession as audited

"""What all services have in common: the session they are lent, and the context of the request."""

import logging

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.context import RequestContext

log = logging.getLogger(__name__)


class ServiceBase:
    def __init__(self, db: AsyncSession, context: RequestContext):
        self.db = db
        self.context = context

    async def record_failure(self, operation: str, error: Exception, details: dict) -> None:
        log.error("%s failed for %s: %s %s", operation, self.context, error, details)

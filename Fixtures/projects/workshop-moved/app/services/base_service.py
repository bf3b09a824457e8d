"""What services have in common."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.context import RequestContext


class ServiceBase:
    def __init__(self, db: AsyncSession, context: RequestContext):
        self.db = db
        self.context = context

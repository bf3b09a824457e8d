"""What services have in common."""

from sqlalchemy.ext.asyncio import AsyncSession


class ServiceBase:
    def __init__(self, db: AsyncSession, context):
        self.db = db
        self.context = context

"""Outside the tools, taking a session is what a service does."""

from sqlalchemy.ext.asyncio import AsyncSession


class ParcelService:
    def __init__(self, db: AsyncSession, context=None):
        self.db = db
        self.context = context

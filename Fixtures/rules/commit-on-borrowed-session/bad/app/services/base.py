"""The base class that other services derive from; it only keeps what it is given."""

from sqlalchemy.ext.asyncio import AsyncSession


class ServiceBase:
    def __init__(self, db: AsyncSession, context):
        self.db = db
        self.context = context

"""The name of an executor stands on a class that is called something else; its base is elsewhere."""

from sqlalchemy.ext.asyncio import AsyncSession


class ParcelCrew:  # expect missing: executor-without-registry
    def __init__(self, db: AsyncSession, context):
        self.db = db
        self.context = context


ParcelExecutor = ParcelCrew

"""An orchestration folder below the services."""

from sqlalchemy.ext.asyncio import AsyncSession


class ReturnFlowExecutor:  # expect: executor-without-registry
    def __init__(self, db: AsyncSession, context):
        self.db = db
        self.context = context

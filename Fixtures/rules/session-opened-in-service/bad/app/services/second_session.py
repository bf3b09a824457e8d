"""A service that has a session and opens another one beside it."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import AsyncSessionLocal


class GerminationService:
    def __init__(self, db: AsyncSession, context):
        self.db = db
        self.context = context

    async def record(self, trial) -> None:
        self.db.add(trial)
        async with AsyncSessionLocal() as audit:  # expect: session-opened-in-service
            audit.add(trial.as_event())
            await audit.commit()

"""The common case: a service catches an error and rolls back the session of its caller."""

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession


class BerthService:
    def __init__(self, db: AsyncSession, context):
        self.db = db
        self.context = context

    async def assign(self, berth, boat) -> bool:
        try:
            berth.boat_id = boat.id
            await self.db.flush()
        except IntegrityError:  # expect: database-error-swallowed
            await self.db.rollback()  # expect: rollback-on-borrowed-session "rolls back `self.db`"
            return False
        return True

"""The common case: the error rises to the owner, who rolls back everything at once."""

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession


class BerthTaken(Exception):
    pass


class BerthService:
    def __init__(self, db: AsyncSession, context):
        self.db = db
        self.context = context

    async def assign(self, berth, boat) -> None:
        try:
            berth.boat_id = boat.id
            await self.db.flush()
        except IntegrityError as error:
            raise BerthTaken(berth.name) from error

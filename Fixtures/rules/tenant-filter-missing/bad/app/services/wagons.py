"""The common case: by kind, whoever they belong to."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models.wagons import Wagon


class WagonService:
    def __init__(self, db: AsyncSession, context):
        self.db = db
        self.context = context

    async def mine(self):
        statement = select(Wagon).where(Wagon.client_account_id == self.context.client_account_id)
        return (await self.db.scalars(statement)).all()

    async def of_kind(self, kind: str):
        statement = select(Wagon).where(Wagon.kind == kind)  # expect: tenant-filter-missing "this query of `Wagon` does not ask for its `client_account_id`"
        return (await self.db.scalars(statement)).all()

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.context import RequestContext
from app.models.ferry import Ferry


class FerryService:
    def __init__(self, db: AsyncSession, context: RequestContext):
        self.db = db
        self.context = context

    async def find(self, name: str) -> Ferry:
        tenant = self.context.client_account_id
        found = await self.db.execute(select(Ferry).where(Ferry.name == name, Ferry.client_account_id == tenant))
        return found.scalar_one()

    async def find_all(self) -> list[Ferry]:
        return list((await self.db.execute(select(Ferry))).scalars())

    async def launch(self, name: str) -> Ferry:
        ferry = Ferry(name=name, client_account_id=self.context.client_account_id)
        self.db.add(ferry)
        await self.db.flush()
        return ferry

    async def rename(self, ferry: Ferry, name: str) -> None:
        ferry.name = name
        self.db.add(ferry)
        await self.db.commit()

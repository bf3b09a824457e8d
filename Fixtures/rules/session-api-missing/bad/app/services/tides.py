"""Every way by which the class of an object is known."""

from __future__ import annotations

from functools import cached_property
from typing import Optional

from sqlalchemy.ext.asyncio import AsyncSession

from app.services.registry import ServiceRegistry


class Table:
    def __init__(self, db: AsyncSession):
        self.db = db

    @classmethod
    def of(cls, db: AsyncSession) -> Table:
        return cls(db)

    async def high(self, day: str) -> str:
        return await self.db.scalar(day)


class SpringTable(Table):
    pass


async def open_table(db: AsyncSession) -> Optional[Table]:
    return Table(db)


class TideService:
    def __init__(self, db: AsyncSession, context):
        self.db = db
        self.context = context
        self.table = SpringTable(db)

    @cached_property
    def spare(self) -> Table:
        return Table(self.db)

    async def forecast(self, day: str, registry: Optional["ServiceRegistry"] = None):
        await self.table.low(day)  # expect: session-api-missing "`low` is not there: the class of `self.table`, `SpringTable`"
        await self.spare.low(day)  # expect: session-api-missing "`low` is not there: the class of `self.spare`, `Table`"
        await Table.of(self.db).low(day)  # expect: session-api-missing "the class of `Table.of(…)`, `Table`"
        table = await open_table(self.db)
        await table.low(day)  # expect: session-api-missing "the class of `table`, `Table`"
        await Table.make(self.db).high(day)  # expect: session-api-missing "the class `Table` has no such method"
        if registry:
            registry.get_session()  # expect: session-api-missing "the class of `registry`, `ServiceRegistry`"
        await self.publish(day)  # expect: session-api-missing "`publish` is not there"
        return await self.table.high(day)

    async def hold(self, registry: ServiceRegistry):
        async with registry as own:
            own.get_session()  # expect: session-api-missing "the class of `own`, `ServiceRegistry`"


async def today(db: AsyncSession, context):
    return await TideService(db, context).forecast("today")

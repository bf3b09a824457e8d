"""Keeps the list of what has to be mended."""

from sqlalchemy import func, select

from app.models.boathouse import Boat, Repair
from app.services.base import ServiceBase


class RepairService(ServiceBase):
    async def report(self, boat_id: int, what: str) -> Repair:
        boat = await self.db.get_one(Boat, boat_id)
        boat.is_damaged = True
        repair = Repair(client_account_id=self.context.client_account_id, boat_id=boat_id, what=what)
        self.db.add(repair)
        await self.db.flush()
        return repair

    async def count(self) -> int:
        statement = select(func.count()).where(Repair.client_account_id == self.context.client_account_id)
        return (await self.db.execute(statement)).scalar_one()

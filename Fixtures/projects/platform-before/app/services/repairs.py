"""Keeps the list of what has to be mended."""

from app.core.database import AsyncSessionLocal
from app.models.boathouse import Boat, Repair
from app.services.base import ServiceBase


class RepairService(ServiceBase):
    async def report(self, boat_id: int, what: str) -> Repair:
        # expect(+1): session-opened-in-service
        async with AsyncSessionLocal() as session:
            boat = await session.get_one(Boat, boat_id)
            boat.is_damaged = True
            repair = Repair(client_account_id=boat.client_account_id, boat_id=boat_id, what=what)
            session.add(repair)
            await session.commit()
            return repair

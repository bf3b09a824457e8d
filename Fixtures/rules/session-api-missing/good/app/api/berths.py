from app.core.database import session_scope
from app.services.berths import BerthService


async def book(ship: str, length: int):
    async with session_scope() as db:
        return await BerthService(db, None).book(ship, length)

"""Names that were moved, and a method that was renamed."""

from app.core.database import AsyncSessionLocal, session_scope  # expect: session-api-missing "`AsyncSessionLocal` is not there: the module `app.core.database` binds no such name"
from app.services.berths import BerthService


async def book(ship: str, length: int):
    async with session_scope() as db:
        service = BerthService(db, None)
        return await service.reserve(ship, length)  # expect: session-api-missing "`reserve` is not there: the class of `service`, `BerthService`"


async def nightly(ship: str):
    from app.core.database import get_db  # expect: session-api-missing "`get_db` is not there"

    async for db in get_db():
        await BerthService(db, None).book(ship, 0)


async def legacy(ship: str):
    async with AsyncSessionLocal() as db:
        await BerthService(db, None).book(ship, 0)

"""Members that others set, or that are asked for with care."""

from sqlalchemy.ext.asyncio import AsyncSession


class Pilot:
    def __init__(self, db: AsyncSession):
        self.db = db


class Tug:
    def __init__(self, db: AsyncSession):
        self.db = db


class SeaTug(Tug):
    """What a tug may be."""

    async def tow(self, ship: str):
        await self.db.flush()


def attach(pilot: Pilot):
    pilot.embark = pilot.db.flush


async def work(db: AsyncSession, tug: Tug, pilot: Pilot, tugs: list[Tug]):
    await pilot.embark()
    if hasattr(pilot, "disembark"):
        pilot.disembark()
    try:
        pilot.signal()
    except AttributeError:
        await db.flush()
    if isinstance(tug, SeaTug):
        await tug.tow("Aurora")
    await tug.tow("Aurora")
    tugs.clear()
    await db.flush()

"""Outside any folder of services, the name of the class speaks."""

from app.core.database import AsyncSessionLocal


class PlantingService:
    async def plan(self, bed) -> None:
        async with AsyncSessionLocal() as session:  # expect: session-opened-in-service
            session.add(bed)
            await session.commit()


async def plan_everything(beds) -> None:
    """Has no role, so its own opening is not reported here."""
    async with AsyncSessionLocal() as session:
        session.add_all(beds)
        await session.commit()

"""The owner rolls back what it has opened."""

from app.core.database import AsyncSessionLocal
from app.services.berths import BerthService


class SeasonOrchestrator:
    async def open_season(self, plan, context) -> None:
        session = AsyncSessionLocal()
        try:
            berths = BerthService(session, context)
            for berth, boat in plan:
                await berths.assign(berth, boat)
            await session.commit()
        except Exception:
            await session.rollback()
            raise
        finally:
            await session.close()

"""Outside the repositories: an owner's own flag."""

from app.core.database import AsyncSessionLocal


class DepotOrchestrator:
    async def close_day(self, totals, commit: bool = True) -> None:
        async with AsyncSessionLocal() as db:
            db.add(totals)
            if commit:
                await db.commit()

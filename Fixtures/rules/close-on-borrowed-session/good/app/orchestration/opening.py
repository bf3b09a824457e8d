"""The owner closes what it has opened."""

from app.core.database import AsyncSessionLocal
from app.services.exhibits import ExhibitService


class OpeningOrchestrator:
    async def prepare(self, labels) -> None:
        db = AsyncSessionLocal()
        try:
            exhibits = ExhibitService(db)
            for exhibit, text in labels:
                await exhibits.label(exhibit, text)
            await db.commit()
        finally:
            await db.close()

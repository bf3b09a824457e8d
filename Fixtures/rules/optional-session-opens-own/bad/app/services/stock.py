"""In a service the opening is an error of its own; the parameter that leads to it is shown with it, not twice."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import AsyncSessionLocal


class StockService:
    def __init__(self, db: AsyncSession | None = None):
        self.db = db or AsyncSessionLocal()  # expect: session-opened-in-service

"""An executor by its alias, whose class takes the registry."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.services.registry import ServiceRegistry


class ParcelCrew:
    def __init__(self, db: AsyncSession, registry: ServiceRegistry):
        self.db = db
        self.registry = registry


ParcelExecutor = ParcelCrew

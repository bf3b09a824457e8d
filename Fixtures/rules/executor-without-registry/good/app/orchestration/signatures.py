"""The registry optional, keyword-only, by its type alone, behind `**kwargs`, as a field, inherited."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from app.services.registry import ServiceRegistry


class LoadingExecutor:
    def __init__(self, db: AsyncSession, context, service_registry: ServiceRegistry | None = None):  # expect: registry-unused
        self.db = db
        self.context = context
        self.service_registry = service_registry


class WeighingExecutor:
    def __init__(self, db: AsyncSession, *, registry):  # expect: registry-unused
        self.db = db
        self.registry = registry


class StackingExecutor:
    def __init__(self, db: AsyncSession, services: ServiceRegistry):
        self.db = db
        self.services = services


class RoutingEngine:
    def __init__(self, db: AsyncSession, **kwargs):
        self.db = db
        self.registry = kwargs.get("registry")


@dataclass
class LabelExecutor:
    db: AsyncSession
    registry: ServiceRegistry


class StampExecutor(StackingExecutor):
    async def stamp(self, parcel) -> None:
        self.services.get_service(type(parcel))

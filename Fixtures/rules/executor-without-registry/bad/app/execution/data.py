"""A data class has its constructor written for it; a registry of another kind is no help."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession


@dataclass
class LabelExecutor:  # expect: executor-without-registry
    db: AsyncSession
    printer: str = "default"


class StampExecutor:  # expect: executor-without-registry
    def __init__(self, db: AsyncSession, metrics_registry: dict):
        self.db = db
        self.metrics_registry = metrics_registry

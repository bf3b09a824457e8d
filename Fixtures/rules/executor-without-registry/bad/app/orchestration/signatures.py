"""The session under other names, optional, keyword-only, synchronous; an engine instead of an executor."""

from typing import Any, Optional

from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session


class LoadingExecutor:  # expect: executor-without-registry
    def __init__(self, handle: Optional[AsyncSession], options: dict[str, Any] | None = None):
        self.handle = handle
        self.options = options or {}


class WeighingExecutor:  # expect: executor-without-registry
    def __init__(self, *, session: Session, max_steps: int = 10):
        self.session = session
        self.max_steps = max_steps


class StackingExecutor:  # expect: executor-without-registry
    def __init__(self, db, context):
        self.db = db
        self.context = context


class RoutingEngine:  # expect: executor-without-registry
    def __init__(self, name: str, db: "AsyncSession"):
        self.name = name
        self.db = db


class CachedRoutingEngine(RoutingEngine):  # expect: executor-without-registry
    def __init__(self, db: AsyncSession):
        super().__init__("cached", db)
        self.cache: dict = {}

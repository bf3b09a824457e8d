"""A tool that keeps the registry and reaches its service another way."""

from crewai.tools import BaseTool

from app.services.registry import ServiceRegistry
from app.timetable import next_ferry


class FerryTool(BaseTool):
    def __init__(self, context, registry: ServiceRegistry | None = None):  # expect: registry-unused "kept as `self._registry`, which nothing reads"
        super().__init__()
        self.context = context
        self._registry = registry

    def _run(self, quay: str) -> str:
        return next_ferry(quay)

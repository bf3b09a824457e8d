"""The tool asks the registry for its service."""

from crewai.tools import BaseTool

from app.services.ferries import FerryService
from app.services.registry import ServiceRegistry


class FerryTool(BaseTool):
    def __init__(self, context, registry: ServiceRegistry | None = None):
        super().__init__()
        self.context = context
        self._registry = registry

    def _run(self, quay: str) -> str:
        return self._registry.get_service(FerryService).next_ferry(quay)

"""A field that must be filled is not a default."""

from crewai.tools import BaseTool
from pydantic import ConfigDict, Field

from app.services.lamps import LampService
from app.services.registry import ServiceRegistry


class RequiredTool(BaseTool):
    model_config = ConfigDict(arbitrary_types_allowed=True)

    registry: ServiceRegistry = Field(...)

    def _run(self, street: str) -> str:
        return self.registry.get_service(LampService).state(street)


class LateTool(BaseTool):
    registry: ServiceRegistry | None = None

    def _run(self, street: str) -> str:
        return self.registry.get_service(LampService).state(street) if self.registry else "unknown"

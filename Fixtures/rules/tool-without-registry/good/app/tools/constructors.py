"""The registry as a field, by keyword, under another name, inherited, or through `**kwargs`."""

from crewai.tools import BaseTool
from pydantic import ConfigDict, Field

from app.services.beds import BedService
from app.services.registry import ServiceRegistry


class FieldTool(BaseTool):
    model_config = ConfigDict(arbitrary_types_allowed=True)

    registry: ServiceRegistry

    def _run(self, bed_id: int) -> str:
        return self.registry.get_service(BedService).state(bed_id)


class DeclaredTool(BaseTool):
    services: ServiceRegistry = Field(..., exclude=True)

    def _run(self, bed_id: int) -> str:
        return self.services.get_service(BedService).state(bed_id)


class KeywordTool(BaseTool):
    def __init__(self, *, service_registry, name: str = "state"):
        super().__init__(name=name)
        self._services = service_registry

    def _run(self, bed_id: int) -> str:
        return self._services.get_service(BedService).state(bed_id)


class OptionalTool(BaseTool):
    def __init__(self, source: "ServiceRegistry | None" = None):
        super().__init__()
        self._source = source

    def _run(self, bed_id: int) -> str:
        return self._source.get_service(BedService).state(bed_id) if self._source else "unknown"


class OpenTool(BaseTool):
    def __init__(self, **kwargs):
        super().__init__()
        self._services = kwargs["registry"]

    def _run(self, bed_id: int) -> str:
        return self._services.get_service(BedService).state(bed_id)


class GardenTool(BaseTool):
    def __init__(self, registry: ServiceRegistry):
        super().__init__()
        self._registry = registry


class RakeTool(GardenTool):
    def _run(self, bed_id: int) -> str:
        return self._registry.get_service(BedService).rake(bed_id)

"""Outside the tools, the composition root may have its defaults."""

from app.core.context import RequestContext
from app.services.registry import ServiceRegistry, default_registry
from app.tools.street_tools import create_lamp_tools


class StreetOrchestrator:
    def __init__(self, registry: ServiceRegistry = default_registry):
        self.registry = registry

    def tools(self, context: RequestContext = RequestContext()) -> list:
        return create_lamp_tools({"context": context}, self.registry)

"""A registry of another kind, in a tool: the metrics of the process are meant to be shared."""

from crewai.tools import BaseTool
from prometheus_client import REGISTRY, CollectorRegistry


class MetricsTool(BaseTool):
    def __init__(self, registry: CollectorRegistry = REGISTRY):
        super().__init__()
        self._registry = registry

    def _run(self) -> str:
        return str(list(self._registry.collect()))

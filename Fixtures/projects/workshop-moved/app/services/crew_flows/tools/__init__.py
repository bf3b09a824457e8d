"""Makes the tools of a crew."""

from app.services.crew_flows.tools.bench_tool import BenchToolWithService
from app.services.service_registry import ServiceRegistry


def create_bench_tools(context: dict, registry: ServiceRegistry) -> list:
    context["tools"] = "benches"
    return [BenchToolWithService(registry)]

"""Makes the tools of a crew."""

from typing import Any, Dict, List, Optional

from app.services.crew_flows.tools.bench_tool import BenchToolWithService, SweepToolWithService
from app.services.service_registry import ServiceRegistry


def create_bench_tools(context: Dict[str, Any], registry: Optional[ServiceRegistry] = None) -> List:
    if registry:
        return [BenchToolWithService(registry), SweepToolWithService(registry)]
    from .bench_tool_legacy import BenchTool  # expect: legacy-fallback-reachable, legacy-fallback-silent

    return [BenchTool(context)]


def create_glue_tools(context: Dict[str, Any], registry: Optional[ServiceRegistry] = None) -> List:  # expect: registry-unused "`registry` of `create_glue_tools` is never used"
    from .bench_tool_legacy import BenchTool  # expect: legacy-fallback-reachable

    return [BenchTool(context)]

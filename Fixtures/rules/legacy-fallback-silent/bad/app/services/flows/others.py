"""Other arms."""


def by_accident():
    try:
        from app.services.flows.route_tool import make
    except ImportError:
        from app.services.flows.route_tool_legacy import RouteTool as make  # expect: legacy-fallback-reachable, legacy-fallback-silent
    return make


def without_flag(registry=None):
    if registry is None:
        from app.services.flows.route_tool_legacy import RouteTool  # expect: legacy-fallback-reachable, legacy-fallback-silent

        return RouteTool()
    return registry

"""Arms that say so, and an import that is no arm."""

import warnings

from app.services.flows.route_tool_legacy import RouteTool  # expect: legacy-fallback-reachable


def warned(route=None):
    if route is None:
        warnings.warn("pass a route", DeprecationWarning, stacklevel=2)
        from app.services.flows.route_tool_legacy import RouteTool as Old  # expect: legacy-fallback-reachable

        return Old()
    return RouteTool()

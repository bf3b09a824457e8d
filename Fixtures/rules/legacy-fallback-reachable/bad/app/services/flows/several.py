"""Several names of one statement are one way back."""

from app.services.flows.route_tool_legacy import (
    RouteTool,  # expect: legacy-fallback-reachable
    draw,
    measure,
    shorten,
)


def route(places):
    return shorten(measure(draw(RouteTool(places))))

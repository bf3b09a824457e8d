from app.services.flows.route_tool import RouteToolWithService
from app.services.registry import ServiceRegistry


def create_route_tools(context, registry: ServiceRegistry):
    return [RouteToolWithService(registry)]

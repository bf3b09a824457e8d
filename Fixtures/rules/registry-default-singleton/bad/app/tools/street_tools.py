"""The default is built, called for, or kept in the module; the parameter has several names and places."""

from app.core.context import RequestContext, current_context
from app.services.registry import ServiceRegistry, default_registry, get_registry
from app.tools.lamp_tool import LampTool


def create_lamp_tools(registry: ServiceRegistry = ServiceRegistry(None, None)) -> list:  # expect: registry-default-singleton
    return [LampTool(registry)]


def create_sign_tools(context: dict, registry: ServiceRegistry = get_registry()) -> list:  # expect: registry-default-singleton
    return [LampTool(registry), context]


def create_bench_tools(*, service_registry=default_registry) -> list:  # expect: registry-default-singleton
    return [LampTool(service_registry)]


async def create_drain_tools(source: ServiceRegistry = ServiceRegistry.instance()) -> list:  # expect: registry-default-singleton
    return [LampTool(source)]


def create_kerb_tools(
    registry: ServiceRegistry,
    context: RequestContext = RequestContext(),  # expect: registry-default-singleton
) -> list:
    return [LampTool(registry), context]


class StreetKit:
    def create_post_tools(self, registry: "ServiceRegistry" = default_registry) -> list:  # expect: registry-default-singleton
        return [LampTool(registry)]


def create_gate_tools(registry: ServiceRegistry, context: RequestContext = current_context()) -> list:  # expect: registry-default-singleton
    return [LampTool(registry), context]

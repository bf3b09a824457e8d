"""A factory that takes the registry."""

from app.services.registry import ServiceRegistry


def create_kiln_tools(context, registry: ServiceRegistry | None = None):
    return [registry]

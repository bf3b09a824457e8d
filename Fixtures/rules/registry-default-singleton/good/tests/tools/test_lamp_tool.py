"""Tests are left out."""

from app.services.registry import ServiceRegistry, default_registry


def create_fake_tools(registry: ServiceRegistry = default_registry) -> list:
    return [registry]

"""Registers itself, and has no routes that can be seen."""

from common_utils.service_registry import ServiceRegistry

service_registry = ServiceRegistry()


def create_worker(app):
    service_registry.init_app(app)
    return app

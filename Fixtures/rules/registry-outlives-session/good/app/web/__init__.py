"""The registry of a web framework is an extension: it has no session."""

from common_utils.service_registry import ServiceRegistry

service_registry = ServiceRegistry()
EXTENSIONS = {}


def create_app(app):
    service_registry.init_app(app)
    own = ServiceRegistry()
    EXTENSIONS["registry"] = own
    return app

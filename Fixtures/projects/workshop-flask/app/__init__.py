"""A web application that tells a directory where it runs: its registry has no session, and is kept."""

from flask import Flask

from common_utils.service_registry import ServiceRegistry
from common_utils.versioning import VersionedAPI

service_registry = ServiceRegistry()
versioned_api = VersionedAPI()


def create_app(config=None):
    app = Flask(__name__)
    service_registry.init_app(app)
    versioned_api.init_app(app)
    register_tools(app, service_registry)
    return app


def register_tools(app, service_registry):
    app.extensions["service_registry"] = service_registry


def announce(app, registry=None):
    registry = registry or service_registry
    registry.register(app.config["SERVICE_NAME"], app.config["SERVICE_PORT"])

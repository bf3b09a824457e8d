"""Registers itself, and cannot be asked."""

from common_utils.service_registry import ServiceRegistry
from flask import Flask

service_registry = ServiceRegistry()


def create_app():
    app = Flask(__name__)
    service_registry.init_app(app)  # expect: service-without-health-check "has no route `/health`"

    @app.route("/shelves")
    def shelves():
        return {"shelves": []}

    return app

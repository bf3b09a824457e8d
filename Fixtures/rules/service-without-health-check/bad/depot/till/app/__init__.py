"""Can be asked, and is never well."""

from common_utils.service_registry import ServiceRegistry
from flask import Flask

service_registry = ServiceRegistry()


def create_app():
    app = Flask(__name__)
    service_registry.init_app(app)  # expect: service-without-health-check "whose `create_app.health` never answers 200"

    @app.route("/health")
    def health():
        return {"status": "starting"}, 503

    return app

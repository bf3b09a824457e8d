"""Its route stands in another file."""

from common_utils.service_registry import ServiceRegistry
from flask import Flask

from .routes import bp

service_registry = ServiceRegistry()


def create_app():
    app = Flask(__name__)
    service_registry.init_app(app)
    app.register_blueprint(bp)
    return app

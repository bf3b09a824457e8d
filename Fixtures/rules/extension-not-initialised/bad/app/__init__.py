"""The common case: made, imported by others, and forgotten in the factory."""

from common_utils.tracing import Tracer
from common_utils.versioning import VersionedAPI
from flask import Flask
from prometheus_flask_exporter import PrometheusMetrics

metrics = PrometheusMetrics.for_app_factory()
tracer = Tracer()  # expect: extension-not-initialised "`tracer` is made without the application, and never given it"
versioned_api = VersionedAPI()


def create_app():
    app = Flask(__name__)
    metrics.init_app(app)
    versioned_api.init_app(app)
    return app

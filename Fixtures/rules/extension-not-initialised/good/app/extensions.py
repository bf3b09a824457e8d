"""Made here, given the application elsewhere."""

from common_utils.tracing import Tracer
from common_utils.versioning import VersionedAPI
from opentelemetry.trace import Tracer as Telemetry
from prometheus_flask_exporter import PrometheusMetrics

from app.server import app

metrics = PrometheusMetrics.for_app_factory()
tracer = Tracer()
telemetry = Telemetry()
versioned_api = VersionedAPI()
later_api = VersionedAPI(app)
ALL = [versioned_api]

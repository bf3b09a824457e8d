"""Another application of the tree initialises one of the same name."""

from prometheus_flask_exporter import PrometheusMetrics

from .registry import ServiceRegistry

metrics = PrometheusMetrics.for_app_factory(path="/numbers")  # expect: extension-not-initialised "`metrics`"
service_registry = ServiceRegistry()  # expect: extension-not-initialised

"""Registered elsewhere, with the decorators below the route."""

from common_utils.versioning import latest_version, versioned_blueprint
from prometheus_flask_exporter import PrometheusMetrics


def create_kites_blueprint(version):
    bp = versioned_blueprint("kites", __name__, version)
    metrics = PrometheusMetrics(bp)

    @bp.route("/kites", methods=["GET"])
    @metrics.counter("kites", "how often kites were asked for")
    @latest_version
    def kites():
        return {"kites": []}

    @latest_version
    def no_route():
        return {}

    return bp


old_kites = versioned_blueprint("kites", __name__, "v1")


@old_kites.route("/kites")
def old():
    return {"kites": []}

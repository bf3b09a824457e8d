"""The common cases: nobody registers the blueprint, and a decorator comes too late."""

from common_utils.versioning import latest_version, versioned_blueprint
from prometheus_flask_exporter import PrometheusMetrics


def create_kites_blueprint(version):
    bp = versioned_blueprint("kites", __name__, version)  # expect: versioned-route-unregistered "is returned by `create_kites_blueprint`, which nobody calls"
    metrics = PrometheusMetrics(bp)

    @latest_version  # expect: versioned-route-unregistered "`@latest_version` stands above `@bp.route`"
    @bp.route("/kites", methods=["GET"])
    @metrics.counter("kites", "how often kites were asked for")
    def kites():
        return {"kites": []}

    @metrics.counter("strings", "how often strings were asked for")  # expect: versioned-route-unregistered "`@metrics.counter`"
    @bp.route("/strings")
    def strings():
        return {"strings": []}

    return bp


def create_winds_blueprint(version):
    return versioned_blueprint("winds", __name__, version)  # expect: versioned-route-unregistered "no caller registers it"


old_kites = versioned_blueprint("kites", __name__, "v1")  # expect: versioned-route-unregistered "is kept as `old_kites`, and never registered"


@old_kites.route("/kites")
def old():
    return {"kites": []}

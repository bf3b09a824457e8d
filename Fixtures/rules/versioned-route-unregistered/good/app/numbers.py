"""Other decorators above a route, and other metrics."""

from app.counting import counted
from app.server import bp


@counted
@bp.route("/numbers")
def numbers():
    return {}

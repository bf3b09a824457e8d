"""Well, or not."""

from flask import Blueprint

bp = Blueprint("shop", __name__)


@bp.route("/health")
def health():
    if bp.is_closed:
        return {"status": "closed"}, 503
    return {"status": "open"}, 200

"""An endpoint may open a session."""

from flask import Blueprint

from app.core.database import SessionLocal

bp = Blueprint("rides", __name__)


@bp.route("/rides/count")
def count():
    with SessionLocal() as session:
        return {"count": len(session.new)}

"""Models of another kind, which are served: no class of rows stands here."""

from app.core.database import SessionLocal


def serve(name: str) -> list:
    with SessionLocal() as session:
        return session.query(name).all()

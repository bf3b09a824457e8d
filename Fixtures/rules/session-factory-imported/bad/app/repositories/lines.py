"""A repository keeps the factory for others."""

from app.core.database import SessionLocal  # expect: session-factory-imported "repository"


class LineRepository:
    factory = SessionLocal

    def __init__(self, db):
        self.db = db

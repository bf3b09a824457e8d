"""An import that nothing uses any more."""

from app.core.database import AsyncSessionLocal  # expect: session-factory-imported


class LineService:
    def __init__(self, db):
        self.db = db

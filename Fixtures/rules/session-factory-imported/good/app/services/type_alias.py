"""A type alias of that name in another module of the tree."""

from app.core.aliases import SessionLocal


class DelayService:
    def __init__(self, db: SessionLocal):
        self.db = db

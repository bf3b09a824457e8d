"""A type alias of that name in another module; only the whole program can tell."""

from app.core.aliases import SessionLocal  # expect spurious: session-factory-imported


class DelayService:
    def __init__(self, db: SessionLocal):
        self.db = db

"""Constructors decide it for a whole object."""

from sqlalchemy.orm import Session

from app.core.database import SessionLocal, engine


class StockTaking:
    def __init__(self, session: Session | None = None):  # expect: optional-session-opens-own
        self.session = session or SessionLocal()


class Delivery:
    def __init__(self, db: Session | None = None):  # expect: optional-session-opens-own
        if db is None:
            self.db = Session(engine)
        else:
            self.db = db

"""From the same module come things that open nothing; from elsewhere, sessions of other kinds."""

from requests import Session
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import Base, engine
from app.core.naming import session_label


class StopService:
    def __init__(self, db: AsyncSession, web: Session):
        self.db = db
        self.web = web
        self.label = session_label(engine, Base)

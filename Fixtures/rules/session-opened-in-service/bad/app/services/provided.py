"""Who uses what a service of the database hands out opens it."""

from contextlib import contextmanager

from app.core.database import SessionLocal
from app.models.row import Row


class DatabaseService:
    @contextmanager
    def session(self):
        session = SessionLocal()
        try:
            yield session
        finally:
            session.close()


class RowService:
    def __init__(self, database: DatabaseService):
        self.database = database

    def first(self):
        with self.database.session() as session:  # expect: session-opened-in-service
            return session.get(Row, 1)

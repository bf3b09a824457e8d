"""A factory that is handed over, kept, and called later."""

from sqlalchemy import create_engine
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from sqlalchemy.orm import Session, scoped_session, sessionmaker

from app.core import database
from app.models.row import Row


class HarvestService:
    def __init__(self, factory: async_sessionmaker[AsyncSession]):
        self.factory = factory

    async def record(self, harvest) -> None:
        async with self.factory() as session:  # expect: session-opened-in-service
            session.add(harvest)
            await session.commit()


class DryingService:
    def __init__(self):
        self._open = database.AsyncSessionLocal

    async def start(self, batch) -> None:
        async with self._open() as session:  # expect: session-opened-in-service
            session.add(batch)


class CleaningService:
    def __init__(self, session_factory):
        self.session_factory = session_factory

    def clean(self, batch) -> None:
        with self.session_factory() as session:  # expect: session-opened-in-service
            session.add(batch)


def clean_all(make: sessionmaker[Session], batches) -> None:
    with make() as session:  # expect: session-opened-in-service
        session.add_all(batches)


def clean_here(batches) -> None:
    per_thread = scoped_session(database.SessionLocal)
    session = per_thread()  # expect: session-opened-in-service
    session.add_all(batches)


class VectorService:
    """An engine of its own, which may lead to a database that nobody else has: told, and likely."""

    engine = create_engine("postgresql://localhost/vectors")

    def one(self, number):
        with Session(VectorService.engine) as session:  # expect: session-opened-in-service
            return session.get(Row, number)

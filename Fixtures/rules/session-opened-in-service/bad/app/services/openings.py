"""The ways to open: bare, in `finally`, with `begin`, on the object, returned, yielded, conditional."""

from contextlib import asynccontextmanager

from app.core.database import AsyncSessionLocal, SessionLocal


def count_batches() -> int:
    session = SessionLocal()  # expect: session-opened-in-service
    try:
        return len(session.new)
    finally:
        session.close()


def count_species() -> int:
    return len(SessionLocal().new)  # expect: session-opened-in-service, session-not-closed


async def count_trials() -> int:
    async with AsyncSessionLocal.begin() as session:  # expect: session-opened-in-service
        return len(session.new)


async def count_shelves() -> int:
    async with AsyncSessionLocal() as session, session.begin():  # expect: session-opened-in-service
        return len(session.new)


@asynccontextmanager
async def unit_of_work():
    session = AsyncSessionLocal()  # expect: session-opened-in-service
    try:
        yield session
        await session.commit()
    finally:
        await session.close()


async def new_session():
    return AsyncSessionLocal()  # expect: session-opened-in-service


def batches(is_offline: bool):
    return None if is_offline else SessionLocal()  # expect: session-opened-in-service


class ShelfService:
    def __init__(self):
        self.db = SessionLocal()  # expect: session-opened-in-service

    def move(self, batch, shelf) -> None:
        batch.shelf = shelf
        self.db.commit()


class LazyShelfService:
    def __init__(self):
        self._db = None

    @property
    def db(self):
        if self._db is None:
            self._db = SessionLocal()  # expect: session-opened-in-service
        return self._db


class SessionScope:
    async def __aenter__(self):
        self.session = AsyncSessionLocal()  # expect: session-opened-in-service
        return self.session

    async def __aexit__(self, *error) -> None:
        await self.session.close()

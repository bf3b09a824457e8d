"""A base class holds the session; its subclasses commit it."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from app.services.base import ServiceBase


class Holder:
    def __init__(self, db: AsyncSession):
        self._bound = db


class ReservationService(Holder):
    async def reserve(self) -> None:
        await self._bound.commit()  # expect: commit-on-borrowed-session


class WaitingListService(ServiceBase):
    """Its base is in another file."""

    async def advance(self) -> None:
        await self.db.commit()  # expect: commit-on-borrowed-session


class BranchService(ServiceBase):
    def __init__(self, db: AsyncSession, context, branch_id: int):
        super().__init__(db, context)
        self.branch_id = branch_id

    async def open(self) -> None:
        await self.db.commit()  # expect: commit-on-borrowed-session


@dataclass
class ShelfService:
    handle: AsyncSession
    room: str

    async def move(self, copy) -> None:
        copy.room = self.room
        await self.handle.commit()  # expect: commit-on-borrowed-session


class CatalogueService:
    def __init__(self, db: AsyncSession):
        self._session = db

    @property
    def session(self) -> AsyncSession:
        return self._session

    async def publish(self) -> None:
        await self.session.commit()  # expect: commit-on-borrowed-session

"""Other things are rolled back as well: a release, a saga, a file system."""

from app.deploy.rollback import RollbackManager
from app.sagas import Saga


class ReleaseService:
    def __init__(self, manager: RollbackManager, saga: Saga, volume):
        self.rollback_manager = manager
        self.saga = saga
        self.volume = volume

    async def revert(self) -> None:
        await self.rollback_manager.rollback()
        await self.saga.rollback()
        self.volume.rollback("yesterday")
        self.rollback()

    def rollback(self) -> None:
        rollback("all")


def rollback(what: str) -> None:
    print(what)

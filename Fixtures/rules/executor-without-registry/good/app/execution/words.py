"""Names that only contain the word, and a function of that name."""

from sqlalchemy.ext.asyncio import AsyncSession


class ExecutorSettings:
    def __init__(self, db: AsyncSession):
        self.db = db


class EngineRoom:
    def __init__(self, db: AsyncSession):
        self.db = db


def SortingExecutor(db: AsyncSession) -> str:
    """Not a class: `class SortingExecutor: def __init__(self, db)`."""
    return repr(db)

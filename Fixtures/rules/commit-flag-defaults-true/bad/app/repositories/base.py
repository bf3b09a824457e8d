"""The flag in a base class, passed on and never read here: the default still decides for all subclasses."""

from abc import ABC, abstractmethod
from typing import Protocol


class Writes(Protocol):
    async def write(self, row, commit: bool = True) -> None: ...  # expect: commit-flag-defaults-true


class BaseRepository(ABC):
    @abstractmethod
    async def write(self, row, commit: bool = True) -> None: ...  # expect: commit-flag-defaults-true

    async def write_all(self, rows, commit: bool = True) -> None:  # expect: commit-flag-defaults-true
        for row in rows:
            await self.write(row, commit=commit)

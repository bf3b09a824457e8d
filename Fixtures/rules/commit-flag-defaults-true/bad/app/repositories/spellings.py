"""Other names of the flag and other places in the parameter list."""

from typing import Optional

from sqlalchemy.ext.asyncio import AsyncSession


class WagonRepository:
    def __init__(self, db: AsyncSession, auto_commit: bool = True):  # expect: commit-flag-defaults-true
        self.db = db
        self.auto_commit = auto_commit

    async def paint(self, wagon, colour, *, commit=True):  # expect: commit-flag-defaults-true
        wagon.colour = colour
        await (self.db.commit() if commit else self.db.flush())

    async def scrap(self, wagon, commit: Optional[bool] = True) -> None:  # expect: commit-flag-defaults-true
        await self.db.delete(wagon)
        if not commit:
            return
        await self.db.commit()

    async def couple(
        self,
        first,
        second,
        auto_commit: "bool" = True,  # expect: commit-flag-defaults-true
    ) -> None:
        first.next = second
        if auto_commit and first is not second:
            await self.db.commit()

    @staticmethod
    async def uncouple(db: AsyncSession, first, commit: bool = True) -> None:  # expect: commit-flag-defaults-true
        first.next = None
        if commit:
            await db.commit()

    @classmethod
    def build(cls, db, /, commit=True):  # expect: commit-flag-defaults-true
        return cls(db, auto_commit=commit)

"""The caller has to say it each time, or has no say at all."""

from sqlalchemy.ext.asyncio import AsyncSession


class WagonRepository:
    def __init__(self, db: AsyncSession, auto_commit: bool):
        self.db = db
        self.auto_commit = auto_commit

    async def paint(self, wagon, colour, *, commit: bool) -> None:
        wagon.colour = colour
        if commit:
            await self.db.commit()

    async def scrap(self, wagon, commit: bool | None = None) -> None:
        await self.db.delete(wagon)
        if commit:
            await self.db.commit()

    async def find(self, name: str) -> object:
        return await self.db.get(object, name)

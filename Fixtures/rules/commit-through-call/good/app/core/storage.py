from app.core.database import AsyncSessionLocal
from sqlalchemy.ext.asyncio import AsyncSession


class Writer:
    def __init__(self, db: AsyncSession):
        self.db = db

    async def save(self, row, commit: bool = True):
        self.db.add(row)
        if commit:
            await self.db.commit()

    async def save_quietly(self, row):
        await self.save(row, commit=False)


async def flush(db: AsyncSession):
    await db.flush()


async def write_own_log(text):
    """Opens its own session, so it ends nobody's transaction."""
    async with AsyncSessionLocal() as db:
        db.add(text)
        await finish(db)


async def finish(db: AsyncSession):
    await db.commit()


async def in_savepoint(db: AsyncSession, row):
    async with db.begin_nested():
        db.add(row)


async def put_away(db: AsyncSession):
    """Told where it stands, in whatever layer, and so not told again for its callers."""
    await db.close()  # expect: close-on-borrowed-session

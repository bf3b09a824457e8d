"""Helpers without a role of their own: what they do counts for those who call them."""

from sqlalchemy.ext.asyncio import AsyncSession


class Writer:
    """Keeps the session that it is built with, and ends its transaction unless told not to."""

    def __init__(self, db: AsyncSession):
        self.db = db

    async def save(self, row, commit: bool = True):
        self.db.add(row)
        if commit:
            await self.db.commit()


class AuditedWriter(Writer):
    async def save_with_audit(self, row, author):
        await self.save({"author": author})
        await self.save(row, commit=False)


async def finish(db: AsyncSession):
    await db.commit()  # expect: commit-through-call "`finish` commits a session that is only borrowed in `OrderService.place`, and in 1 other function"


async def finish_by_way_of_others(db: AsyncSession):
    await finish(db)


async def start_again(db: AsyncSession):
    await db.rollback()


async def save_with(writer: Writer, row, **options):
    await writer.save(row, **options)

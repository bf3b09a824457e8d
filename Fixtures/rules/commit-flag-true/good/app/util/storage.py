from sqlalchemy.ext.asyncio import AsyncSession


async def store(db: AsyncSession, row, commit: bool = True):
    db.add(row)
    if commit:
        await db.commit()


async def remove(db: AsyncSession, row, auto_commit: bool = False):
    await db.delete(row)
    if auto_commit:
        await db.commit()


async def store_all(db: AsyncSession, rows, commit=False):
    for row in rows:
        await store(db, row, commit=False)
    await flush(db, commit=commit)


async def flush(db: AsyncSession, commit):
    await db.flush()
    if commit:
        await db.commit()

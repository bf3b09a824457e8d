"""The name of the session means something else where the call stands."""

import sqlite3

from sqlalchemy.ext.asyncio import AsyncSession
from whoosh.writing import IndexWriter


async def export(db: AsyncSession, path: str) -> None:
    await db.flush()
    db = sqlite3.connect(path)
    db.commit()


def export_all(session: AsyncSession, targets: dict[str, IndexWriter]) -> None:
    def write(session: IndexWriter) -> None:
        session.commit()

    for target in targets.values():
        write(target)


def export_each(db: AsyncSession, paths) -> list[None]:
    return [db.commit() for db in map(sqlite3.connect, paths)]

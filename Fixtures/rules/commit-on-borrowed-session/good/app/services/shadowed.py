"""The name of the session means something else where the call stands."""

import sqlite3

from sqlalchemy.ext.asyncio import AsyncSession


async def export(db: AsyncSession, path: str) -> None:
    await db.flush()
    db = sqlite3.connect(path)
    db.commit()


def export_all(session: AsyncSession, targets: dict[str, sqlite3.Connection]) -> None:
    def write(session: sqlite3.Connection) -> None:
        session.commit()

    for target in targets.values():
        write(target)


def export_each(db: AsyncSession, paths) -> list[None]:
    return [db.commit() for db in map(sqlite3.connect, paths)]

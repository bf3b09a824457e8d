"""Connections of other libraries, called by the names that sessions usually have."""

import sqlite3

import asyncpg


class TideTableService:
    def __init__(self, path: str):
        self.db = sqlite3.connect(path)

    def replace(self, rows) -> None:
        try:
            self.db.executemany("insert into tides values (?, ?)", rows)
        except sqlite3.Error:
            self.db.rollback()
            raise


async def read(dsn: str) -> None:
    db = await asyncpg.connect(dsn)
    transaction = db.transaction()
    await transaction.start()
    await transaction.rollback()


def replace_all(session: sqlite3.Connection) -> None:
    session.rollback()

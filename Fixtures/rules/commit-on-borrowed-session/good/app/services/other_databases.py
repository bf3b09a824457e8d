"""Connections and cursors of other libraries, even where they are called `db` or `session`."""

import sqlite3
from contextlib import closing

import aiosqlite
from cassandra.cluster import Cluster


class LocalCacheService:
    def __init__(self, path: str):
        self.db = sqlite3.connect(path)

    def put(self, key: str, value: str) -> None:
        self.db.execute("insert into entries values (?, ?)", (key, value))
        self.db.commit()


async def copy_rows_later(path: str, rows) -> None:
    async with aiosqlite.connect(path) as db:
        await db.executemany("insert into rows values (?)", rows)
        await db.commit()


def copy_rows(path: str, rows) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.executemany("insert into rows values (?)", rows)
        db.commit()


def read_ring(hosts) -> None:
    session = Cluster(hosts).connect("library")
    session.commit()

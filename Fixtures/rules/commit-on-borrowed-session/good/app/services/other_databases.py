"""Connections and cursors of other libraries, even where they are called `db` or `session`."""

import sqlite3
from contextlib import closing

import aiosqlite
import psycopg
from cassandra.cluster import Cluster


class LocalCacheService:
    def __init__(self, path: str):
        self.db = sqlite3.connect(path)

    def put(self, key: str, value: str) -> None:
        self.db.execute("insert into entries values (?, ?)", (key, value))
        self.db.commit()


class LocalIndexService:
    def __init__(self, db: sqlite3.Connection, session: aiosqlite.Connection):
        self.db = db
        self.session = session

    def rebuild(self) -> None:
        self.db.commit()

    async def rebuild_later(self) -> None:
        await self.session.commit()


def copy_rows(path: str, rows) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.executemany("insert into rows values (?)", rows)
        db.commit()


def load(dsn: str) -> None:
    with psycopg.connect(dsn) as db:
        db.commit()


def read_ring(hosts) -> None:
    session = Cluster(hosts).connect("library")
    session.commit()

"""Connections of drivers, without an object mapper: whoever lends one has a transaction open on it."""

import sqlite3

import aiosqlite
import psycopg
import psycopg2.extensions
import pymysql
from sqlalchemy import Connection


class TicketService:
    def __init__(self, db: psycopg.Connection):
        self.db = db

    def sell(self, seat: int) -> None:
        with self.db.cursor() as cursor:
            cursor.execute("insert into tickets (seat) values (%s)", (seat,))
        self.db.commit()  # expect: commit-on-borrowed-session "`TicketService.sell` commits `self.db`"


class SeatService:
    def free(self, conn: psycopg2.extensions.connection, seat: int) -> None:
        conn.cursor().execute("delete from tickets where seat = %s", (seat,))
        conn.commit()  # expect: commit-on-borrowed-session

    async def free_later(self, conn: psycopg.AsyncConnection[tuple], seat: int) -> None:
        await conn.execute("delete from tickets where seat = %s", (seat,))
        await conn.commit()  # expect: commit-on-borrowed-session

    def move(self, conn: pymysql.Connection) -> None:
        conn.commit()  # expect: commit-on-borrowed-session

    def swap(self, connection: Connection) -> None:
        connection.commit()  # expect: commit-on-borrowed-session


class LocalIndexService:
    """Files that are lent: the same mistake, where the file is more than a place to keep things."""

    def __init__(self, db: sqlite3.Connection, session: aiosqlite.Connection):
        self.db = db
        self.session = session

    def rebuild(self) -> None:
        self.db.commit()  # expect: commit-on-borrowed-session

    async def rebuild_later(self) -> None:
        await self.session.commit()  # expect: commit-on-borrowed-session

"""Closed by its block, by hand, given back to a pool, or kept by an object that closes it."""

from contextlib import closing

import asyncpg
import psycopg
import psycopg2
import pymysql
from psycopg_pool import ConnectionPool

pool = ConnectionPool("dbname=tides")


def measure(dsn: str) -> None:
    with psycopg.connect(dsn) as connection:
        connection.execute("insert into tides default values")


def measure_again(dsn: str) -> None:
    with closing(psycopg2.connect(dsn)) as connection, connection:
        connection.cursor().execute("insert into tides default values")


def lent() -> None:
    with pool.connection() as connection:
        connection.execute("insert into tides default values")


def taken() -> None:
    connection = pool.getconn()
    try:
        connection.execute("insert into tides default values")
    finally:
        pool.putconn(connection)


async def acquired(dsn: str) -> list:
    async with asyncpg.create_pool(dsn) as own:
        async with own.acquire() as connection:
            return await connection.fetch("select * from tides")


class TideStore:
    _connection = None

    def _open(self):
        if not self._connection:
            self._connection = pymysql.connect(database="tides")
        return self._connection

    def add(self) -> None:
        connection = self._open()
        with connection.cursor() as cursor:
            cursor.execute("insert into tides values ()")
        connection.commit()

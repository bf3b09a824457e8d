"""Connections of drivers that stay open."""

import asyncpg
import psycopg2
from psycopg2.pool import ThreadedConnectionPool

pool = ThreadedConnectionPool(1, 5, "dbname=tides")


def measure(dsn: str) -> None:
    # Its block ends the transaction and nothing else.
    with psycopg2.connect(dsn) as connection:  # expect: session-not-closed
        connection.cursor().execute("insert into tides default values")


async def read(dsn: str) -> list:
    connection = await asyncpg.connect(dsn)  # expect: session-not-closed
    return await connection.fetch("select * from tides")


def refresh() -> None:
    connection = pool.getconn()  # expect: session-not-closed
    connection.cursor().execute("refresh materialized view tides")
    pool.putconn(connection)

"""Connections of drivers that stay open."""

import asyncpg
import psycopg2


def measure(dsn: str) -> None:
    # Its block ends the transaction and nothing else.
    with psycopg2.connect(dsn) as connection:  # expect: session-not-closed
        connection.cursor().execute("insert into tides default values")


async def read(dsn: str) -> list:
    connection = await asyncpg.connect(dsn)  # expect: session-not-closed
    return await connection.fetch("select * from tides")

"""On a connection, on a cursor, through a driver's own method, with the string bound to a name."""

import asyncpg
import psycopg
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

END = "COMMIT"


async def on_connection(connection: AsyncConnection) -> None:
    await connection.exec_driver_sql("COMMIT")  # expect: raw-transaction-sql


async def on_driver(connection: asyncpg.Connection) -> None:
    await connection.execute("BEGIN")  # expect: raw-transaction-sql
    await connection.execute("delete from sessions where expires < now()")
    await connection.execute("COMMIT")  # expect: raw-transaction-sql


def on_cursor(dsn: str) -> None:
    with psycopg.connect(dsn) as connection, connection.cursor() as cursor:
        cursor.execute("ROLLBACK")  # expect: raw-transaction-sql


def by_name(session) -> None:
    session.execute(text(END))  # expect: raw-transaction-sql


def by_local_name(session) -> None:
    statement = text("ROLLBACK")  # expect: raw-transaction-sql
    session.execute(statement)


def by_keyword(session) -> None:
    session.execute(statement=text("""
        COMMIT
    """))  # expect(-2): raw-transaction-sql

"""The job owns the connection: it opens, commits once and closes."""

import psycopg

from harbour.services.dues import DuesService


def run(dsn: str) -> None:
    with psycopg.connect(dsn) as connection:
        DuesService(connection).charge(1, 20)


def count(dsn: str) -> int:
    with psycopg.connect(dsn) as connection, connection.cursor() as cursor:
        cursor.execute("select count(*) from ships")
        return cursor.fetchone()[0]

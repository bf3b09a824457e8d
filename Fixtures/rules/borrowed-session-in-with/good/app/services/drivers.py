"""Others only end the transaction; a cursor's block closes the cursor."""

import psycopg
from psycopg2.extensions import connection


def count(conn: connection) -> int:
    with conn:
        with conn.cursor() as cursor:
            cursor.execute("select count(*) from loans")
            return cursor.fetchone()[0]


def names(conn: psycopg.Connection) -> list:
    with conn.cursor() as cursor:
        cursor.execute("select name from loans")
        return cursor.fetchall()

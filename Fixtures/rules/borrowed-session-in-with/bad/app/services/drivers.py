"""Some drivers close a connection at the end of its block."""

import psycopg


def count(conn: psycopg.Connection) -> int:
    with conn:  # expect: borrowed-session-in-with
        return conn.execute("select count(*) from loans").fetchone()[0]

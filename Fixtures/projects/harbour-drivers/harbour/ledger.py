"""Shared by services and jobs."""

from psycopg import Connection


def book(connection: Connection, amount: int) -> None:
    connection.execute("insert into ledger (amount) values (%s)", (amount,))
    connection.commit()

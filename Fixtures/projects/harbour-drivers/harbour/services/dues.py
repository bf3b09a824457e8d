"""Dues are booked in the transaction of the caller, or should be."""

from psycopg import Connection

from harbour.ledger import book


class DuesService:
    def __init__(self, connection: Connection):
        self.connection = connection

    def charge(self, ship_id: int, amount: int) -> None:
        self.connection.execute("update ships set owes = owes + %s where id = %s", (amount, ship_id))
        book(self.connection, amount)  # expect: commit-through-call "which commits `self.connection`"

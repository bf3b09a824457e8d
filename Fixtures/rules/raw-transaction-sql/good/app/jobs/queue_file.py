"""A file of SQLite, used without an object mapper and without implicit transactions: the text is the only way."""

import sqlite3


class QueueFile:
    def __init__(self, path: str):
        self._connection = sqlite3.connect(path, isolation_level=None)

    def push(self, item: str) -> None:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            self._connection.execute("INSERT INTO items (body) VALUES (?)", (item,))
            self._connection.execute("COMMIT")
        except Exception:
            self._connection.execute("ROLLBACK")
            raise


def drain(connection: sqlite3.Connection) -> None:
    cursor = connection.cursor()
    cursor.execute("BEGIN")
    cursor.execute("DELETE FROM items")
    cursor.execute("COMMIT")

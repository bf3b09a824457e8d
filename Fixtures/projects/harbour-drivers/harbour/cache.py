"""Charts are kept in a file beside the program: nobody's transaction but its own."""

import sqlite3


class ChartCache:
    def __init__(self, path: str):
        self._connection = sqlite3.connect(path)
        self._connection.execute("create table if not exists charts (name text, body blob)")
        self._connection.commit()

    def put(self, name: str, body: bytes) -> None:
        self._connection.execute("insert into charts values (?, ?)", (name, body))
        self._connection.commit()

    def clear(self) -> None:
        self._connection.execute("delete from charts")
        self._connection.commit()
        self._connection.execute("vacuum")
        self._connection.commit()

    def close(self) -> None:
        self._connection.close()

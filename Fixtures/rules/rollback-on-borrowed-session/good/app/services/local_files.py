"""Connections of other libraries, called by the names that sessions usually have."""

import sqlite3


class TideTableService:
    def __init__(self, path: str):
        self.db = sqlite3.connect(path)

    def replace(self, rows) -> None:
        try:
            self.db.executemany("insert into tides values (?, ?)", rows)
        except sqlite3.Error:
            self.db.rollback()
            raise

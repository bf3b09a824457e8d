"""What a method opens, keeps and closes before it opens it anew is its own, wherever in the method that stands."""

import sqlite3
from typing import Optional

import pymysql
from pymysql.connections import Connection


class Ledger:
    """The attribute is declared with its type and nothing in it; the opening stands in the arms of a `try`."""

    def __init__(self, host: str):
        self.host = host
        self.connection: Connection | None = None
        self.connect()

    def connect(self):
        try:
            try:
                connection = pymysql.connect(host=self.host)
            except pymysql.OperationalError as error:
                if error.args[0] != 2026:
                    raise
                connection = pymysql.connect(host=self.host, ssl_disabled=True)
        except pymysql.OperationalError as error:
            if error.args[0] != 1820:
                raise
            connection = pymysql.connect(host=self.host, defer_connect=True)
        if self.connection is not None:
            self.connection.close()
        self.connection = connection


class Guestbook:
    def __init__(self, path: str):
        self.path = path
        self.connection: Optional[sqlite3.Connection] = None

    def reopen(self):
        if self.connection is not None:
            self.connection.close()
        self.connection = sqlite3.connect(self.path)

    def leave(self):
        if self.connection is not None:
            self.connection.close()
            self.connection = None


class Cabinet:
    """Nothing is known of what makes the connection, but that somebody else hands it out."""

    def __init__(self, opener):
        self.connection: Connection = opener.open_one()

    def leave(self):
        self.connection.close()

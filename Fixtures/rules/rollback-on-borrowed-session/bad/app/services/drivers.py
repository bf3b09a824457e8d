"""Connections of drivers that are lent."""

import sqlite3

import oracledb


def replace_all(session: sqlite3.Connection) -> None:
    session.rollback()  # expect: rollback-on-borrowed-session


class TideService:
    def __init__(self, connection: oracledb.Connection):
        self.connection = connection

    def undo(self) -> None:
        self.connection.rollback()  # expect: rollback-on-borrowed-session

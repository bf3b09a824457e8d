"""A service that connects to the database itself."""

import psycopg


class QuayService:
    def __init__(self, dsn: str):
        self.dsn = dsn

    def free(self) -> list:
        with psycopg.connect(self.dsn) as connection:  # expect: session-opened-in-service
            return connection.execute("select name from quays").fetchall()

"""Who opens a connection commits it; a block that is a savepoint inside of another one ends nothing."""

import asyncpg
import psycopg
import psycopg2


def load(dsn: str) -> None:
    with psycopg.connect(dsn) as db:
        db.commit()


def load_twice(dsn: str) -> None:
    connection = psycopg2.connect(dsn)
    try:
        with connection.cursor() as cursor:
            cursor.execute("insert into loads default values")
        connection.commit()
    finally:
        connection.close()


class LoadRepository:
    def __init__(self, db: psycopg.Connection, connection: asyncpg.Connection):
        self.db = db
        self.connection = connection

    def add(self, name: str) -> None:
        with self.db.transaction():
            self.db.execute("insert into loads (name) values (%s)", (name,))

    async def add_later(self, name: str) -> None:
        async with self.connection.transaction():
            await self.connection.execute("insert into loads (name) values ($1)", name)

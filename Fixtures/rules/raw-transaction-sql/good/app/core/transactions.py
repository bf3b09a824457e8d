"""A wrapper that begins, ends and takes back around its caller's block keeps the pair in one place."""

from contextlib import asynccontextmanager, contextmanager

from sqlalchemy import text


@contextmanager
def immediate(connection):
    connection.execute(text("BEGIN IMMEDIATE"))
    try:
        yield connection
    except BaseException:
        connection.execute(text("ROLLBACK"))
        raise
    connection.execute(text("COMMIT"))


@asynccontextmanager
async def serializable(connection):
    await connection.execute("BEGIN ISOLATION LEVEL SERIALIZABLE")
    try:
        yield connection
        await connection.execute("COMMIT")
    except BaseException:
        await connection.execute("ROLLBACK")
        raise


def in_transaction(connection, work):
    connection.execute("BEGIN")
    try:
        result = work(connection)
        connection.execute("COMMIT")
        return result
    except BaseException:
        connection.execute("ROLLBACK")
        raise


class Store:
    """Its methods are called for what they send."""

    def _commit(self, connection) -> None:
        connection.execute("COMMIT")

    def _rollback(self, connection) -> None:
        connection.execute("ROLLBACK")

"""The engine says when a transaction begins, and the listener begins it, since the driver of SQLite does not."""

from sqlalchemy import create_engine, event

engine = create_engine("sqlite:///library.db")


@event.listens_for(engine, "connect")
def leave_it_to_the_engine(connection, _record):
    connection.isolation_level = None


@event.listens_for(engine, "begin")
def begin(connection):
    connection.exec_driver_sql("BEGIN")


def begin_at_once(connection):
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def prepare(other):
    event.listen(other.sync_engine, "begin", begin_at_once)

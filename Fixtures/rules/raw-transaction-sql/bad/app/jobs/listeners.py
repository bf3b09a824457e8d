"""Listening to one event is no leave to send the statement of another."""

from sqlalchemy import create_engine, event

engine = create_engine("sqlite:///library.db")


@event.listens_for(engine, "connect")
def on_connect(connection, _record):
    connection.execute("BEGIN")  # expect: raw-transaction-sql


def at_once(connection):
    connection.exec_driver_sql("BEGIN IMMEDIATE")  # expect: raw-transaction-sql


event.listen(engine, "checkout", at_once)

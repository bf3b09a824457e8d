"""What a connection is set to otherwise does not end the transaction of each statement."""

import psycopg
import sqlalchemy


def by_an_argument(dsn: str):
    with psycopg.connect(dsn, autocommit=False) as conn:
        conn.execute("DELETE FROM orders")
        conn.commit()
        conn.execute("DELETE FROM visits")
        conn.commit()  # expect: several-commits-in-operation


def of_another_connection(dsn: str):
    with psycopg.connect(dsn) as other:
        other.autocommit = True
    with psycopg.connect(dsn) as conn:
        conn.execute("DELETE FROM orders")
        conn.commit()
        conn.execute("DELETE FROM visits")
        conn.commit()  # expect: several-commits-in-operation


def by_a_dictionary(settings):
    arguments = settings.arguments()
    arguments["connect_timeout"] = 10
    with psycopg.connect(**arguments) as conn:
        conn.execute("DELETE FROM orders")
        conn.commit()
        conn.execute("DELETE FROM visits")
        conn.commit()  # expect: several-commits-in-operation


def by_a_level(url: str):
    with sqlalchemy.create_engine(url).connect() as conn:
        conn.execution_options(isolation_level="SERIALIZABLE")
        conn.execute(sqlalchemy.text("DELETE FROM orders"))
        conn.commit()
        conn.execute(sqlalchemy.text("DELETE FROM visits"))
        conn.commit()  # expect: several-commits-in-operation

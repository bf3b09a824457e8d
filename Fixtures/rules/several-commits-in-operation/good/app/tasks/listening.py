"""A connection that ends the transaction of each statement by itself has nothing that a commit could end early."""

import psycopg
import sqlalchemy


def by_an_argument(dsn: str):
    with psycopg.connect(dsn, autocommit=True) as conn:
        conn.execute("LISTEN orders")
        conn.commit()
        conn.execute("LISTEN visits")
        conn.commit()


def by_an_attribute(dsn: str):
    with psycopg.connect(dsn) as conn:
        conn.autocommit = True
        conn.execute("LISTEN orders")
        conn.commit()
        conn.execute("LISTEN visits")
        conn.commit()


def by_a_dictionary(settings):
    arguments = settings.arguments()
    arguments["autocommit"] = True
    with psycopg.connect(**arguments) as conn:
        conn.execute("LISTEN orders")
        conn.commit()
        conn.execute("LISTEN visits")
        conn.commit()


def by_a_dictionary_that_is_written_out(dsn: str):
    arguments = {"conninfo": dsn, "autocommit": True}
    with psycopg.connect(**arguments) as conn:
        conn.execute("LISTEN orders")
        conn.commit()
        conn.execute("LISTEN visits")
        conn.commit()


def by_a_level(url: str):
    with sqlalchemy.create_engine(url).connect() as conn:
        conn.execution_options(isolation_level="AUTOCOMMIT")
        conn.execute(sqlalchemy.text("VACUUM orders"))
        conn.commit()
        conn.execute(sqlalchemy.text("VACUUM visits"))
        conn.commit()

"""Connections of drivers: who is lent them, what ends them, and what only looks like an end. What they open is told to nobody
else: it may be another database."""

import sqlite3

import asyncpg
import psycopg
import psycopg2
from django.db import connection as shared
from psycopg_pool import ConnectionPool

pool = ConnectionPool("dbname=quays")


def by_connect(dsn):  # expect-fact: commits(opened), closes(opened)
    connection = psycopg.connect(dsn)
    connection.commit()
    connection.close()


def by_cursor(connection: psycopg.Connection):  # expect-fact: commits(parameter connection)
    with connection.cursor() as cursor:
        cursor.connection.commit()


def by_pool():  # expect-fact: closes(opened)
    connection = pool.getconn()
    pool.putconn(connection)


def by_block(dsn):  # expect-fact: commits(opened)
    with psycopg2.connect(dsn) as connection:
        connection.cursor()


def by_savepoint(connection: psycopg.Connection):
    with connection.transaction():
        connection.cursor()


def by_asyncpg(connection: asyncpg.Connection):  # expect-fact: closes(parameter connection)
    connection.close()


def by_file(connection: sqlite3.Connection):  # expect-fact: likely commits(parameter connection)
    connection.commit()


def by_own_file(path):
    connection = sqlite3.connect(path)
    connection.commit()


def by_call(connection: psycopg.Connection):  # expect-fact: commits(parameter connection)
    by_cursor(connection)


def by_opener(dsn):
    by_connect(dsn)


def by_django():  # expect-fact: rollsBack(ambient shared)
    shared.rollback()

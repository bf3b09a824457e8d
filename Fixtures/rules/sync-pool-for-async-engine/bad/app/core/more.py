"""The same by other names."""

import sqlalchemy.ext.asyncio as aio
from sqlalchemy import pool
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import QueuePool as Waiting
from sqlalchemy.pool import SingletonThreadPool


def by_module(url):
    return aio.create_async_engine(url, poolclass=pool.QueuePool)  # expect: sync-pool-for-async-engine


def by_alias(url):
    return create_async_engine(url, poolclass=Waiting)  # expect: sync-pool-for-async-engine


def by_thread(url):
    return create_async_engine(url, poolclass=SingletonThreadPool)  # expect: sync-pool-for-async-engine


def by_dictionary(url):
    options = {"pool_size": 5, "poolclass": pool.QueuePool}  # expect: sync-pool-for-async-engine
    return create_async_engine(url, **options)


def make_grown(url: str, is_large: bool):
    options = {"echo": False}
    if is_large:
        options.update({"pool_size": 20, "poolclass": Waiting})  # expect: sync-pool-for-async-engine
    return create_async_engine(url, **options)

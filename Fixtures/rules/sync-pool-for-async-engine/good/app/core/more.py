"""Pools that may be used, and engines that may use them."""

from sqlalchemy import create_engine
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool, NullPool, QueuePool


def named(url):
    return create_async_engine(url, poolclass=AsyncAdaptedQueuePool)


def none_at_all(url):
    return create_async_engine(url, poolclass=NullPool)


def synchronous(url):
    return create_engine(url, poolclass=QueuePool)


def chosen(url, is_short):
    return create_async_engine(url, poolclass=NullPool if is_short else QueuePool)


def changed(url, is_short):
    options = {"poolclass": QueuePool}
    if is_short:
        options["poolclass"] = NullPool
    return create_async_engine(url, **options)


class Harbour:
    def create_async_engine(self, url, poolclass):
        return create_engine(url, poolclass=poolclass)


def own(url):
    return Harbour().create_async_engine(url, poolclass=QueuePool)

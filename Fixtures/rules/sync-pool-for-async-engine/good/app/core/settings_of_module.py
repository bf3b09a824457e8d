"""Options of the module that name another pool in the end, or that nobody can tell."""

from sqlalchemy import create_engine
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool, QueuePool

URL = "postgresql+asyncpg://harbour"
KEY = "poolclass"
OPTIONS = {"poolclass": QueuePool}
CHANGED = {"poolclass": QueuePool}
CHANGED["poolclass"] = NullPool
BY_NAME = {"poolclass": QueuePool}
BY_NAME[KEY] = NullPool


def make_synchronous():
    return create_engine(URL, **OPTIONS)


def make_changed():
    return create_async_engine(URL, **CHANGED)


def make_by_name():
    return create_async_engine(URL, **BY_NAME)


def make_own(is_short):
    options = {"poolclass": NullPool if is_short else QueuePool}
    options["pool_recycle"] = 300
    return create_async_engine(URL, **options)

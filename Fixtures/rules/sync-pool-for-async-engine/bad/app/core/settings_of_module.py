"""The options of the module, which go on being filled."""

from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import QueuePool

URL = "postgresql+asyncpg://harbour"
IS_LARGE = True

engine_options = {
    "pool_pre_ping": True,
    "poolclass": QueuePool,  # expect: sync-pool-for-async-engine
}
if IS_LARGE:
    engine_options["pool_recycle"] = 300
    engine_options["connect_args"] = {"command_timeout": 30}

engine = create_async_engine(URL, **engine_options)

LATER = {"echo": False, "poolclass": QueuePool}  # expect: sync-pool-for-async-engine


def make_later():
    return create_async_engine(URL, **LATER)

from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import QueuePool


def harbour_engine(url):
    return create_async_engine(
        url,
        pool_size=10,
        poolclass=QueuePool,  # expect: sync-pool-for-async-engine "`create_async_engine()` is given `QueuePool`"
        max_overflow=5,
    )

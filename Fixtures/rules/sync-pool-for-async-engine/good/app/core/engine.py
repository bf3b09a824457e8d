from sqlalchemy.ext.asyncio import create_async_engine


def harbour_engine(url):
    return create_async_engine(url, pool_size=10, max_overflow=5)

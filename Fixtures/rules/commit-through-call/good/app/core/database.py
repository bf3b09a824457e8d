from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

engine = create_async_engine("postgresql+asyncpg://localhost/orders")
AsyncSessionLocal = async_sessionmaker(engine)

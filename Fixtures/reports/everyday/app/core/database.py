engine = create_async_engine(settings.url)
AsyncSessionLocal = async_sessionmaker(engine)

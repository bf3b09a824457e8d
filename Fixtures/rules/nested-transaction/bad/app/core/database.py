from sqlalchemy import create_engine
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.orm import sessionmaker

AsyncSessionLocal = async_sessionmaker(create_async_engine("postgresql+asyncpg://localhost/ferry"))
SessionLocal = sessionmaker(create_engine("postgresql+psycopg://localhost/ferry"))

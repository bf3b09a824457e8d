"""Core code that opens and commits."""

from contextlib import asynccontextmanager

from app.core.database import AsyncSessionLocal


@asynccontextmanager
async def library_scope():
    async with AsyncSessionLocal() as session:
        yield session
        await session.commit()

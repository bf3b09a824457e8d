"""Workflows own their sessions too."""

from app.core.database import AsyncSessionLocal


async def dry(batches) -> None:
    session = AsyncSessionLocal()
    try:
        session.add_all(batches)
        await session.commit()
    finally:
        await session.close()

"""Who made the block that is entered here is not shown: it may commit."""

from contextlib import asynccontextmanager

from platform_kit.database import session_scope as kit_scope


@asynccontextmanager
async def session_scope():
    async with kit_scope() as session:
        yield session

"""A program of its own in a tree of many: that folder `services` is no layer."""

from contextlib import asynccontextmanager

from agent.core.sessions import AsyncSessionLocal
from agent.models import Setting


@asynccontextmanager
async def lifespan(app):
    async with AsyncSessionLocal() as session:
        app.state.setting = await session.get(Setting, 1)
    yield

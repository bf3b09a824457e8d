"""What decorators make of functions and what they give."""

import functools

from celery import shared_task
from sqlalchemy.ext.asyncio import AsyncSession


class Manifest:
    def __init__(self, db: AsyncSession):
        self.db = db

    async def write(self):
        await self.db.flush()


def retried(function):
    return function


@functools.lru_cache
def manifest(db: AsyncSession) -> Manifest:
    return Manifest(db)


@shared_task
def unload(db) -> Manifest:
    return Manifest(db)


@retried
def stowed(db: AsyncSession) -> Manifest:
    return Manifest(db)


async def list_cargo(db: AsyncSession) -> Manifest:
    await db.flush()
    return Manifest(db)


async def run(db: AsyncSession):
    manifest.cache_clear()
    unload(db).get()
    unload.delay("Aurora")
    stowed(db).forget()
    pending = list_cargo(db)
    pending.close()
    await Manifest(db).write()

"""Tasks that somebody holds, and tasks that touch no session."""

import asyncio

from app.services.store import write_all


class Jobs:
    def create_task(self, coroutine):
        self.kept.append(asyncio.ensure_future(coroutine))


async def grouped(opener, rows):
    session = opener()
    async with asyncio.TaskGroup() as group:
        group.create_task(write_all(session, rows))


async def grouped_by_another_name(opener, rows):
    session = opener()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(write_all(session, rows))


async def own(jobs: Jobs, opener, rows):
    session = opener()
    jobs.create_task(write_all(session, rows))  # expect: session-escapes-to-background


async def awaited(opener, rows):
    session = opener()
    await asyncio.create_task(write_all(session, rows))


async def ring(bell):
    await asyncio.sleep(1)
    bell.ring()


async def later(bell):
    asyncio.create_task(ring(bell))

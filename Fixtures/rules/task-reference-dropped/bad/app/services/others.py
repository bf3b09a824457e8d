"""Other ways to start one."""

import asyncio
from asyncio import create_task, ensure_future

from app.services.store import write_all


async def bare(opener, rows):
    session = opener()
    create_task(write_all(session, rows))  # expect: session-escapes-to-background, task-reference-dropped


async def future(opener, rows):
    session = opener()
    ensure_future(write_all(session, rows))  # expect: session-escapes-to-background, task-reference-dropped


async def of_loop(opener, rows):
    session = opener()
    loop = asyncio.get_running_loop()
    loop.create_task(write_all(session, rows))  # expect: session-escapes-to-background, task-reference-dropped


async def of_call(opener, rows):
    session = opener()
    asyncio.get_running_loop().create_task(write_all(session, rows))  # expect: session-escapes-to-background, task-reference-dropped


async def named(opener, rows):
    session = opener()
    work = write_all(session, rows)
    asyncio.create_task(work, name="write")  # expect: session-escapes-to-background, task-reference-dropped


# Nobody can wait for what never ends, so no fix is offered.
class Readings:
    def __init__(self, opener, queue):
        self.opener = opener
        self.queue = queue

    async def start(self):
        asyncio.create_task(self.consume())  # expect: task-reference-dropped

    async def consume(self):
        await each_batch(self.queue, self.keep)

    async def keep(self, rows):
        async with self.opener() as session:
            await write_all(session, rows)


async def each_batch(queue, handle):
    while True:
        rows = await queue.get()
        try:
            await handle(rows)
        except Exception:
            continue

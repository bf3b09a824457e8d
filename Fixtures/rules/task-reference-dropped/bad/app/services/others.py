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

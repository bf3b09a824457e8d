import asyncio
from concurrent.futures import ThreadPoolExecutor
from threading import Thread

from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from app.core.database import AsyncSessionLocal
from app.notes import send, write_note

pool = ThreadPoolExecutor()


async def awaited(db: AsyncSession, loan):
    task = asyncio.create_task(write_note(db, loan))
    await send(loan)
    await task


async def gathered(db: AsyncSession, loan):
    task = asyncio.create_task(write_note(db, loan))
    await asyncio.gather(task, send(loan))


async def handed_back(db: AsyncSession, loan):
    return asyncio.create_task(write_note(db, loan))


async def in_a_group(db: AsyncSession, loan):
    async with asyncio.TaskGroup() as group:
        group.create_task(write_note(db, loan))


def joined(session: Session, loan):
    thread = Thread(target=write_note, args=(session, loan))
    thread.start()
    thread.join()


def asked_for(session: Session, loan):
    return pool.submit(write_note, session, loan).result()


def pool_of_its_own(session: Session, loan):
    with ThreadPoolExecutor() as own:
        own.submit(write_note, session, loan)


async def given_away(loan):
    db = AsyncSessionLocal()  # expect: session-not-closed
    asyncio.create_task(write_note(db, loan))


async def only_what_it_found(db: AsyncSession, jobs):
    rows = await db.execute("select 1")
    jobs.add_task(send, rows)
    jobs.add_task(send, await write_note(db, 1))


async def its_name_alone(factory, loan):
    asyncio.create_task(write_note(factory, loan))

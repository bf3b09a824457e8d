import asyncio
import functools
from concurrent.futures import ThreadPoolExecutor
from threading import Thread

from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from app.core.database import AsyncSessionLocal
from app.notes import Notes, write_note

pool = ThreadPoolExecutor()


async def dropped_task(db: AsyncSession, loan):
    asyncio.create_task(write_note(db, loan))  # expect: session-escapes-to-background


async def named_and_forgotten(db: AsyncSession, loan):
    task = asyncio.create_task(write_note(db, loan))  # expect: session-escapes-to-background
    task.add_done_callback(print)


async def closed_before_it_runs(loan):
    async with AsyncSessionLocal() as db:
        asyncio.ensure_future(write_note(db, loan))  # expect: session-escapes-to-background


def thread(session: Session, loan):
    Thread(target=write_note, args=(session, loan)).start()  # expect: session-escapes-to-background


def job(session: Session, loan):
    pool.submit(write_note, session, loan)  # expect: session-escapes-to-background


def partial(session: Session, loan):
    pool.submit(functools.partial(write_note, session), loan)  # expect: session-escapes-to-background


async def method_of_what_holds_it(db: AsyncSession, loan):
    notes = Notes(db)
    asyncio.create_task(notes.write(loan))  # expect: session-escapes-to-background


class Loans:
    def __init__(self, db: AsyncSession):
        self.db = db

    async def lend(self, loan):
        asyncio.create_task(write_note(self.db, loan))  # expect: session-escapes-to-background


# Who closes what it is given may have been made its owner.
async def handed_over(db: AsyncSession, loan):
    asyncio.create_task(write_and_close(db, loan))  # expect: session-escapes-to-background, task-reference-dropped


async def write_and_close(db: AsyncSession, loan):
    try:
        await write_note(db, loan)
    finally:
        await db.close()

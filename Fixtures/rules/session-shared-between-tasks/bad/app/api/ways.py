import asyncio
from asyncio import create_task, gather

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import AsyncSessionLocal
from app.queries import Loans, Readers, count_loans, take_in


async def in_a_comprehension(db: AsyncSession, loans):
    await asyncio.gather(*[take_in(db, loan) for loan in loans])  # expect: session-shared-between-tasks


async def in_a_generator(db: AsyncSession, loans):
    await asyncio.gather(*(take_in(db, loan) for loan in loans))  # expect: session-shared-between-tasks


async def in_a_list(db: AsyncSession, loans):
    tasks = []
    for loan in loans:
        tasks.append(take_in(db, loan))
    await gather(*tasks)  # expect: session-shared-between-tasks


async def under_names(db: AsyncSession, loan, note):
    first = take_in(db, loan)
    second = take_in(db, note)
    await gather(first, second)  # expect: session-shared-between-tasks


async def methods_of_the_session(loan, note):
    async with AsyncSessionLocal() as db:
        await asyncio.gather(db.execute(loan), db.execute(note))  # expect: session-shared-between-tasks


async def objects_that_hold_it(db: AsyncSession):
    loans = Loans(db)
    readers = Readers(session=db)
    return await asyncio.gather(loans.count(), readers.count())  # expect: session-shared-between-tasks


async def two_tasks(db: AsyncSession, loan, note):
    first = create_task(take_in(db, loan))
    second = create_task(take_in(db, note))  # expect: session-shared-between-tasks
    await first
    await second


async def in_a_group(db: AsyncSession, loans):
    async with asyncio.TaskGroup() as group:
        for loan in loans:
            group.create_task(take_in(db, loan))  # expect: session-shared-between-tasks


class Overview:
    def __init__(self, db: AsyncSession):
        self.db = db

    async def all(self):
        return await gather(count_loans(self.db), take_in(self.db, 1))  # expect: session-shared-between-tasks


async def one_of_those_that_there_are(sessions, loans):
    for session in sessions:
        await asyncio.gather(*(take_in(session, loan) for loan in loans))  # expect: session-shared-between-tasks

"""Functions handed on as values."""

import asyncio
import functools
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy.orm import Session, sessionmaker

Factory = sessionmaker()


def finish(db: Session):  # expect-fact: commits(parameter db)
    db.commit()


def whole():  # expect-fact: opens(opened), commits(opened)
    db = Factory()
    db.commit()


def run_in_session(job):  # expect-fact: opens(opened), commits(opened), closes(opened)
    with Factory() as db:
        job(db)
        db.commit()


def call(job, db: Session):
    job(db)


def hands_function_on(db: Session):  # expect-fact: commits(parameter db)
    call(finish, db)


def runs():  # expect-fact: opens(opened)
    run_in_session(finish)


def by_partial(db: Session):  # expect-fact: commits(parameter db)
    job = functools.partial(finish, db)
    job()


def by_named_partial(db: Session):  # expect-fact: commits(parameter db)
    functools.partial(finish, db=db)()


async def by_thread(db: Session):  # expect-fact: commits(parameter db)
    await asyncio.to_thread(finish, db)


async def by_executor(db: Session):  # expect-fact: commits(parameter db)
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, finish, db)


def by_submit(db: Session):  # expect-fact: commits(parameter db)
    with ThreadPoolExecutor() as pool:
        pool.submit(finish, db)


async def opens_in_thread():  # expect-fact: opens(opened)
    await asyncio.to_thread(whole)


def by_map(dbs: list[Session]):
    for db in dbs:
        db.flush()


def in_lambda(db: Session):  # expect-fact: commits(parameter db)
    call_now(lambda: finish(db))  # expect-fact(lambda): commits(captured db)


def call_now(job):
    job()


TABLE = {"end": finish}


def by_table(db: Session):  # expect-fact: commits(parameter db)
    TABLE["end"](db)


def alias(db: Session):  # expect-fact: commits(parameter db)
    job = finish
    job(db)

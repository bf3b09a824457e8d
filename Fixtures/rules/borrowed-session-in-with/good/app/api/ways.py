from contextlib import nullcontext

import aiohttp
from sqlalchemy.orm import Session, sessionmaker

from app.core.database import SessionLocal


def own(loan):
    db = SessionLocal()  # expect: transaction-never-committed
    with db:
        db.add(loan)


class Loans:
    def __init__(self):
        self.db = SessionLocal()

    def lend(self, loan):
        with self.db:
            self.db.add(loan)


def factory_from_outside(factory: sessionmaker, loan):
    with factory() as db:  # expect: transaction-never-committed
        db.add(loan)


def savepoint(db: Session, loan):
    with db.begin_nested():
        db.add(loan)


def given_or_not(loan, db: Session | None = None):  # expect: optional-session-opens-own
    with nullcontext(db) if db else SessionLocal() as session:  # expect: transaction-never-committed
        session.add(loan)


async def of_the_web(session: aiohttp.ClientSession, url):
    async with session:
        return await session.get(url)


async def by_its_name(session, url):
    async with session:
        return await session.get(url)

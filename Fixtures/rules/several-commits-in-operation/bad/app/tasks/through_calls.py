"""Commits that stand in what a task calls, on the session that it lends."""

import asyncio

from app.core.database import SessionLocal
from app.core.steps import Ledger, note, settle
from sqlalchemy.orm import Session


def close_day():
    with SessionLocal() as db:
        note(db, "begun")
        db.add("day")
        db.commit()  # expect: several-commits-in-operation "`db` is committed more than once"


def close_week():
    with SessionLocal() as db:
        ledger = Ledger(db)
        ledger.enter(1)
        settle(db)  # expect: several-commits-in-operation


def close_month(db, early):
    if early:
        note(db, "early")
    settle(db)  # expect: several-commits-in-operation


async def settle_later(db: Session):
    note(db, "open")


async def close_and_wait(db: Session):
    note(db, "one")
    await asyncio.create_task(settle_later(db))  # expect: several-commits-in-operation

from typing import Annotated

from fastapi import Depends
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from app.core.database import get_db
from app.models.loan import Loan


async def endpoint(loan: Loan, db: AsyncSession = Depends(get_db)):
    async with db:  # expect: borrowed-session-in-with
        db.add(loan)


async def annotated(loan: Loan, db: Annotated[AsyncSession, Depends(get_db)]):
    async with db as session:  # expect: borrowed-session-in-with
        session.add(loan)


def renamed(session: Session, loan):
    db = session
    with db:  # expect: borrowed-session-in-with
        db.add(loan)


def one_of_two(session: Session, loan):
    with open(loan) as file, session:  # expect: borrowed-session-in-with
        session.add(file.read())


def captured(session: Session, loans):
    def one(loan):
        with session:  # expect: borrowed-session-in-with
            session.add(loan)

    return [one(loan) for loan in loans]

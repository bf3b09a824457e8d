from sqlalchemy.orm import Session

from app.core.database import AsyncSessionLocal, SessionLocal, engine
from app.models.loan import Loan, count


def closed_too_early(loan):
    db = SessionLocal()  # expect: transaction-never-committed
    db.close()
    db.add(loan)  # expect: session-used-after-scope "it was closed"


def in_finally(loan):
    db = SessionLocal()  # expect: transaction-never-committed
    try:
        db.add(loan)
    finally:
        db.close()
    return db.query(Loan).all()  # expect: session-used-after-scope


async def handed_on(loan):
    async with AsyncSessionLocal() as db:
        db.add(loan)
    return await count(db)  # expect: session-used-after-scope


def returned():
    with SessionLocal() as db:
        return db  # expect: session-used-after-scope "since it is returned"


def returned_with_more(loan):
    with Session(engine) as db:
        db.add(loan)
        return db, loan  # expect: session-used-after-scope


def in_both_arms(loan, note):
    with SessionLocal() as db:  # expect: transaction-never-committed
        db.add(loan)
    if note:
        db.add(note)  # expect: session-used-after-scope

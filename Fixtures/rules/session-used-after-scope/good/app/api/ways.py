import contextlib

from app.core.database import AsyncSessionLocal, SessionLocal
from app.models.loan import Loan


def only_on_some_paths(loan, note):
    db = SessionLocal()  # expect: transaction-never-committed
    try:
        if note is None:
            db.close()
        db.add(loan)
    finally:
        db.close()


def opened_anew(loan, note):
    with SessionLocal() as db:  # expect: transaction-never-committed
        db.add(loan)
    with SessionLocal() as db:  # expect: transaction-never-committed
        db.add(note)


def one_each(loans):
    for loan in loans:
        with SessionLocal() as db:  # expect: transaction-never-committed
            db.add(loan)


def tried_again(loans):
    for loan in loans:
        db = SessionLocal()  # expect: transaction-never-committed
        try:
            db.add(loan)
        finally:
            db.close()


@contextlib.contextmanager
def lent():
    with SessionLocal() as db:
        yield db


def dependency():
    db = SessionLocal()
    try:
        yield db
    finally:
        db.close()


async def reads_within():
    async with AsyncSessionLocal() as db:
        return await db.get(Loan, 1)


def result_alone(loan):
    with SessionLocal() as db:
        rows = db.query(Loan).all()
    return len(rows), db.info


def failed_and_left(loan):
    db = SessionLocal()  # expect: transaction-never-committed
    try:
        db.add(loan)
        db.flush()
    except Exception:
        db.close()
        raise
    db.close()


def entered_again(loan, note):
    db = SessionLocal()  # expect: transaction-never-committed
    with db:
        db.add(loan)
    with db:
        db.add(note)

"""Attributes that hold a session for as long as its block runs."""

from app.core.database import AsyncSessionLocal, SessionLocal
from app.models.loan import Loan


class Desk:
    def __init__(self):
        self.session = None
        self.rows = []

    def run(self, loan):
        with SessionLocal() as db:
            self.session = db
            self.lend(loan)

    def lend(self, loan):
        self.session.add(loan)

    def taken_back(self):
        with SessionLocal() as db:
            self.session = db
        self.session = None

    def only_what_it_read(self):
        with SessionLocal() as db:
            self.rows = db.query(Loan).all()

    def lent(self):
        with SessionLocal() as db:
            self.session = db
            yield

    async def handle(self, request, call_next):
        async with AsyncSessionLocal() as db:
            request.state.db = db
            return await call_next(request)


class Part:
    session = None


def of_something_made_here(loan):
    with SessionLocal() as db:
        part = Part()
        part.session = db
        db.add(loan)

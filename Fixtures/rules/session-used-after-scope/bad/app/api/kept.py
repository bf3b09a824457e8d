"""Sessions that are kept where they are found when their block is over."""

from app.core.database import AsyncSessionLocal, SessionLocal
from app.models.loan import Loan

current = None


class Desk:
    def __init__(self):
        self.session = None

    def open(self):
        with SessionLocal() as db:
            self.session = db  # expect: session-used-after-scope "since it is kept where it is found later"

    async def open_and_count(self):
        async with AsyncSessionLocal() as session:
            self.count = await session.get(Loan, 1)
            self.session = session  # expect: session-used-after-scope
            await session.commit()

    def lend(self, loan):
        self.session.add(loan)


def remember(request):
    with SessionLocal() as db:
        request.db = db  # expect: session-used-after-scope


def begin():
    global current
    with SessionLocal() as db:
        current = db  # expect: session-used-after-scope, session-in-global-state


def closed_by_hand(loan):
    desk = Desk()
    db = SessionLocal()
    desk.session = db
    db.close()
    db.add(loan)  # expect: session-used-after-scope "it was closed"

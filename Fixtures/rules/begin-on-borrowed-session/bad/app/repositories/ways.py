from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session


def by_parameter(session: Session, loan):
    with session.begin():  # expect: begin-on-borrowed-session
        session.add(loan)


def by_hand(session: Session, loan):
    transaction = session.begin()  # expect: begin-on-borrowed-session
    session.add(loan)
    return transaction


async def under_another_name(db: AsyncSession, loan):
    session = db
    async with session.begin() as transaction:  # expect: begin-on-borrowed-session
        session.add(loan)
        return transaction


class Base:
    def __init__(self, session: Session):
        self.session = session


class Loans(Base):
    def lend(self, loan):
        with self.session.begin():  # expect: begin-on-borrowed-session
            self.session.add(loan)

"""The factory is made here, and a service that stands beside it is one all the same."""

from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

from app.models.loan import Loan

KeptSession = sessionmaker(create_engine("postgresql+psycopg://localhost/library"))


class LoanService:
    def first(self):
        with KeptSession() as session:  # expect: session-opened-in-service
            return session.get(Loan, 1)

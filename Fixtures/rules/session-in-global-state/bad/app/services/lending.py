from app.core.database import SessionLocal
from app.models.loan import Loan

session = SessionLocal()  # expect: session-in-global-state, session-opened-in-service


def lend(loan: Loan) -> None:
    session.add(loan)

from sqlalchemy.orm import Session

from app.models.loan import Loan


def lend(session: Session, loan: Loan) -> None:
    session.add(loan)

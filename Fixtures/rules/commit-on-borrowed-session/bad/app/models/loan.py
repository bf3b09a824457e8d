"""A model that saves itself through the session it is given."""

from datetime import date

from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Loan(Base):
    __tablename__ = "loans"

    id: Mapped[int] = mapped_column(primary_key=True)
    copy_id: Mapped[int]
    reader_id: Mapped[int]
    returned_on: Mapped[date | None]

    def save(self, session: Session) -> None:
        session.add(self)
        session.commit()  # expect: commit-on-borrowed-session

    @classmethod
    def forget(cls, session: "Session", loan_id: int) -> None:
        session.delete(session.get_one(cls, loan_id))
        session.commit()  # expect: commit-on-borrowed-session

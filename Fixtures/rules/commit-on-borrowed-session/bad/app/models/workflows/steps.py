"""A folder among the models is one of models, whatever it is called."""

from sqlalchemy.orm import DeclarativeBase, Session


class Base(DeclarativeBase):
    pass


class Step(Base):
    __tablename__ = "steps"

    @classmethod
    def add(cls, session: Session, step: "Step") -> None:
        session.add(step)
        session.commit()  # expect: commit-on-borrowed-session

"""The common case: a model that saves and finds itself, each time in a new session."""

from sqlalchemy.orm import Mapped, mapped_column

from app.core.database import SessionLocal
from app.models.base import Base


class Boat(Base):
    __tablename__ = "boats"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]

    def save(self) -> None:
        with SessionLocal() as session:  # expect: session-opened-in-model "`Boat.save`"
            session.add(self)
            session.commit()

    @classmethod
    def find(cls, boat_id: int) -> "Boat | None":
        session = SessionLocal()  # expect: session-opened-in-model, session-not-closed
        return session.get(cls, boat_id)

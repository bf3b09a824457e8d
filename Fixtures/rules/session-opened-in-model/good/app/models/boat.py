"""The common case: a model is data; it reads the session it already belongs to at most."""

from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, object_session


class Base(DeclarativeBase):
    pass


class Boat(Base):
    __tablename__ = "boats"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]

    @classmethod
    def find(cls, session: Session, boat_id: int) -> "Boat | None":
        return session.get(cls, boat_id)

    def is_pending(self) -> bool:
        session = object_session(self)
        return session is not None and self in session.new

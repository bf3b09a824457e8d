"""A table of sessions: rows that say who is logged in."""

from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Session(Base):
    __tablename__ = "sessions"

    id: Mapped[int] = mapped_column(primary_key=True)
    user: Mapped[str]

    @classmethod
    def start(cls, user: str) -> "Session":
        return Session(user=user)


class SessionLocal(Session):
    """A login at the harbour's own terminal."""

    @classmethod
    def open(cls, user: str) -> "SessionLocal":
        return SessionLocal(user=user)

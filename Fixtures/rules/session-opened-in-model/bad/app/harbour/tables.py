"""The base class makes a model, wherever its file stands."""

from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.core.database import SessionLocal


class HarbourBase(DeclarativeBase):
    pass


class Crane(HarbourBase):
    __tablename__ = "cranes"

    id: Mapped[int] = mapped_column(primary_key=True)

    def lift(self) -> None:
        with SessionLocal() as session:  # expect: session-opened-in-model
            session.add(self)
            session.commit()

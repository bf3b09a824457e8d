"""Properties, static methods, event listeners and helpers beside the class."""

from sqlalchemy import event
from sqlalchemy.orm import Mapped, Session, mapped_column, sessionmaker

from app.core.database import engine
from app.models.base import Base

make = sessionmaker(bind=engine)


class Berth(Base):
    __tablename__ = "berths"

    id: Mapped[int] = mapped_column(primary_key=True)

    @property
    def is_free(self) -> bool:
        with Session(engine) as session:  # expect: session-opened-in-model
            return self not in session.dirty

    @staticmethod
    def open():
        return make()  # expect: session-opened-in-model


@event.listens_for(Berth, "after_update")
def tell(mapper, connection, berth) -> None:
    with Session(bind=connection) as session:  # expect: session-opened-in-model
        session.add(berth)


def free_berths() -> list:
    return [session for session in (make(),)]  # expect: session-opened-in-model

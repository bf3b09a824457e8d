"""What reads on the connection of a flush reads in its transaction."""

from sqlalchemy import event, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.models.boat import Base


class Counted(Base):
    __tablename__ = "counted"
    id: Mapped[int] = mapped_column(primary_key=True)


@event.listens_for(Counted, "before_insert")
def number(mapper, connection, counted) -> None:
    with Session(bind=connection) as session:
        counted.id = len(session.execute(select(Counted)).all())

"""A parcel, and what others are to hear of it."""

from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Parcel(Base):
    __tablename__ = "parcels"
    id: Mapped[int] = mapped_column(primary_key=True)


class OutboxEvent(Base):
    __tablename__ = "outbox_events"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_type: Mapped[str]

    @classmethod
    def create_event(cls, session, event_type, aggregate_id):
        event = cls(event_type=event_type)
        session.add(event)
        return event

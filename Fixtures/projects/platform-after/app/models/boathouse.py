"""The tables of the boathouse."""

from datetime import date

from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Boat(Base):
    __tablename__ = "boats"

    id: Mapped[int] = mapped_column(primary_key=True)
    client_account_id: Mapped[str]
    name: Mapped[str]
    seats: Mapped[int]
    is_damaged: Mapped[bool] = mapped_column(default=False)


class Booking(Base):
    __tablename__ = "bookings"

    id: Mapped[int] = mapped_column(primary_key=True)
    client_account_id: Mapped[str]
    boat_id: Mapped[int]
    member: Mapped[str]
    day: Mapped[date]


class Repair(Base):
    __tablename__ = "repairs"

    id: Mapped[int] = mapped_column(primary_key=True)
    client_account_id: Mapped[str]
    boat_id: Mapped[int]
    what: Mapped[str]


class JournalEntry(Base):
    __tablename__ = "journal"

    id: Mapped[int] = mapped_column(primary_key=True)
    client_account_id: Mapped[str]
    text: Mapped[str]

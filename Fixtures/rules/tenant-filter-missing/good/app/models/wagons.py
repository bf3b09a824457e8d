"""Wagons belong to a tenant, and so do their loads; stations belong to everybody."""

from sqlalchemy import ForeignKey, PrimaryKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.models.base import Base, TenantMixin


class Wagon(TenantMixin, Base):
    __tablename__ = "wagons"

    id: Mapped[int] = mapped_column(primary_key=True)
    plate: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str] = mapped_column()
    is_empty: Mapped[bool] = mapped_column(default=True)
    station_id: Mapped[int] = mapped_column(ForeignKey("stations.id"))
    share_token: Mapped[str] = mapped_column(index=True)
    client_account = relationship("Account")
    station = relationship("Station")
    loads = relationship("Load")


class Load(Base):
    __tablename__ = "loads"

    id: Mapped[int] = mapped_column(primary_key=True)
    client_account_id: Mapped[int | None] = mapped_column(nullable=True)
    wagon_id: Mapped[int] = mapped_column(ForeignKey("wagons.id"))
    weight: Mapped[int] = mapped_column()


class Station(Base):
    __tablename__ = "stations"

    id: Mapped[int] = mapped_column(primary_key=True)
    town: Mapped[str] = mapped_column()


class Seal(TenantMixin, Base):
    """Its key is said in a constraint."""

    __tablename__ = "seals"
    __table_args__ = (PrimaryKeyConstraint("number"),)

    number: Mapped[int] = mapped_column()

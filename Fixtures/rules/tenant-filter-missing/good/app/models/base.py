"""Columns that every table of tenants has."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class TenantMixin:
    client_account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), nullable=False, index=True)
